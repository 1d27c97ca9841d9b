package io.millrace.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;

/** Ports of the loopback address. */
final class Ports {

    private static final int CONNECT_MS_MAX = 1_000;

    private Ports() {}

    /** Different free ports, picked by the operating system. */
    static Deque<Integer> free(int count) throws IOException {
        Deque<Integer> ports = new ArrayDeque<>();
        pick(count, ports);
        return ports;
    }

    /** Holds each port until the last one is picked: a released port may be handed out again. */
    private static void pick(int count, Deque<Integer> ports) throws IOException {
        if (count > 0) {
            try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
                ports.add(socket.getLocalPort());
                pick(count - 1, ports);
            }
        }
    }

    /** @throws EmbeddedClusterException if something listens on the port */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedClusterException(
                    "port %d of %s is already in use; stop what listens there or choose another"
                            .formatted(port, NodeConfig.HOST),
                    e);
        }
    }

    static boolean isFree(int port) {
        try {
            requireFree(port);
            return true;
        } catch (EmbeddedClusterException e) {
            return false;
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MS_MAX);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByName(NodeConfig.HOST);
    }
}
