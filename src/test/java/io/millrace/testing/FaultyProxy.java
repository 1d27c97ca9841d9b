package io.millrace.testing;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before an HTTP server, one connection a request, and does to each request what the plan says. The plan takes the
 * request's first line and may be changed at any time. For any number of threads.
 */
public final class FaultyProxy implements AutoCloseable {

    /** What becomes of a request. */
    public enum Fate {
        /** It goes to the server, and the answer comes back. */
        PASSED,
        /** As PASSED, while no other request with this fate is at the server. */
        PASSED_ALONE,
        /** As PASSED, but the answer comes byte by byte, 50 a second at most. */
        SLOW,
        /** The server never sees it; the answer is 500. */
        REFUSED,
        /** The server never sees it, and no answer comes until the proxy is closed. */
        UNANSWERED,
        /** The server gets half of its body, then both connections end. */
        CUT,
        /** The server gets it; the answer is lost, and the connection ends. */
        ANSWER_LOST
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final String ERROR = "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final int target;
    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<String, Fate> plan = request -> Fate.PASSED;

    /** Starts one before a server on this machine. */
    public FaultyProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::listen);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Changes the plan, for requests that come from now on. */
    public void plan(Function<String, Fate> next) {
        plan = next;
    }

    /** The first lines of all requests so far: {@code PUT /bucket/key HTTP/1.1}. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static final class Trickle extends FilterOutputStream {

        Trickle(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int next) throws IOException {
            LockSupport.parkNanos(PAUSE.toNanos());
            out.write(next);
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                run(() -> handle(client));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private void handle(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (!head.isEmpty()) {
                String request = head.lines().findFirst().orElseThrow();
                requests.add(request);
                strike(plan.apply(request), head, client);
            }
        } catch (IOException e) {
            // Either side has hung up, as both may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void strike(Fate fate, String head, Socket client) throws IOException, InterruptedException {
        Matcher length = LENGTH.matcher(head);
        long body = length.find() ? Long.parseLong(length.group(1)) : 0;
        switch (fate) {
            case PASSED -> forward(head, body, client, client.getOutputStream());
            case SLOW -> forward(head, body, client, new Trickle(client.getOutputStream()));
            case PASSED_ALONE -> forwardAlone(head, body, client);
            case ANSWER_LOST -> forward(head, body, client, OutputStream.nullOutputStream());
            case CUT -> forwardHalf(head, body, client);
            case UNANSWERED -> closing.await();
            case REFUSED -> {
                copy(client.getInputStream(), body, OutputStream.nullOutputStream());
                client.getOutputStream().write(ERROR.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private void forward(String head, long body, Socket client, OutputStream answer) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            send(head, body, client, server);
            server.getInputStream().transferTo(answer);
        }
    }

    private synchronized void forwardAlone(String head, long body, Socket client) throws IOException {
        forward(head, body, client, client.getOutputStream());
    }

    private void forwardHalf(String head, long body, Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            send(head, body / 2, client, server);
        }
    }

    private static void send(String head, long body, Socket client, Socket server) throws IOException {
        String single =
                head.replaceAll("(?im)^connection:.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        server.getOutputStream().write(single.getBytes(StandardCharsets.ISO_8859_1));
        copy(client.getInputStream(), body, server.getOutputStream());
    }

    /** The first line and the headers, with the empty line; empty if the client hung up before. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static void copy(InputStream in, long bytes, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long left = bytes;
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new IOException("the client hung up");
            }
            out.write(chunk, 0, read);
            left -= read;
        }
        out.flush();
    }
}
