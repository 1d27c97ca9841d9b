package io.millrace.serde;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Calls the registry: each try goes to the address that answered last; when it does not answer, or answers 408, 429 or
 * 5xx, to the next one, and after all of them, with a wait in between, again. Thread safe.
 */
final class RegistryCalls {

    /** A call is made within a transaction: none is repeated so late that the transaction would end before the answer. */
    private static final Duration REPEAT_WITHIN = Duration.ofSeconds(10);

    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http;
    private final List<RegistryAddress> addresses;
    private final AtomicInteger current = new AtomicInteger();
    private final Backoff backoff;
    private final int retries;
    private final long timeoutMs;

    RegistryCalls(RegistryConfig config) {
        long connectMs = config.getLong(RegistryConfig.CONNECT_TIMEOUT_MS);
        http = client(config, Duration.ofMillis(connectMs));
        addresses = config.urls().stream()
                .map(url -> RegistryAddress.of(url, config))
                .toList();
        backoff = new Backoff(
                config.getLong(RegistryConfig.RETRY_WAIT_MS), config.getLong(RegistryConfig.RETRY_MAX_WAIT_MS));
        retries = config.getInt(RegistryConfig.RETRIES);
        timeoutMs = connectMs + config.getLong(RegistryConfig.READ_TIMEOUT_MS);
    }

    private static HttpClient client(RegistryConfig config, Duration connectTimeout) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
        RegistryTls.context(config).ifPresent(builder::sslContext);
        return builder.build();
    }

    RegistryReply get(String path) {
        return call(path, HttpRequest.newBuilder().GET());
    }

    RegistryReply post(String path, String body) {
        return call(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private RegistryReply call(String path, HttpRequest.Builder request) {
        request.header("Content-Type", JSON).header("Accept", JSON);
        long begin = System.nanoTime();
        for (int round = 0; ; round++) {
            try {
                return callAny(path, request);
            } catch (RegistryUnavailableException e) {
                if (round == retries || System.nanoTime() - begin > REPEAT_WITHIN.toNanos()) {
                    throw e;
                }
                backoff.await(round);
            }
        }
    }

    private RegistryReply callAny(String path, HttpRequest.Builder request) {
        RegistryUnavailableException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            int turn = current.get();
            try {
                return callOne(addresses.get(Math.floorMod(turn, addresses.size())), path, request);
            } catch (RegistryUnavailableException e) {
                current.compareAndSet(turn, turn + 1);
                last = e;
            }
        }
        throw last;
    }

    private RegistryReply callOne(RegistryAddress address, String path, HttpRequest.Builder request) {
        HttpRequest.Builder addressed = request.copy().uri(address.resolve(path));
        if (!address.authorization().isEmpty()) {
            addressed.header("Authorization", address.authorization());
        }
        HttpResponse<String> response = send(address, addressed.build());
        return accept(address, response.statusCode(), response.body());
    }

    /** Sends asynchronously, as the client's own timeout ends with the headers and a body may never end. */
    private HttpResponse<String> send(RegistryAddress address, HttpRequest request) {
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return response.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unavailable(address, String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw unavailable(address, "no answer within " + timeoutMs + " ms", e);
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException(e);
        }
    }

    private static RegistryReply accept(RegistryAddress address, int status, String body) {
        if (status == 401) {
            throw new AuthenticationException("the registry at " + address + " does not accept the credentials (401)");
        }
        if (status == 403) {
            throw new AuthorizationException("the registry at " + address + " does not allow this (403)");
        }
        if (status == 408 || status == 429 || status >= 500) {
            throw unavailable(address, "status " + status, null);
        }
        return RegistryReply.parse(status, body);
    }

    private static RegistryUnavailableException unavailable(RegistryAddress address, String why, Throwable cause) {
        return new RegistryUnavailableException("the registry at " + address + " is unavailable: " + why, cause);
    }
}
