package gradlab.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An X server as {@code DISPLAY} names it; {@code host} is empty for one on this machine's own sockets. */
record XServer(String host, int number) {

    /** {@code [protocol/][host]:number[.screen]}, with a numeric IPv6 host in brackets (see X(7)). */
    private static final Pattern DISPLAY = Pattern.compile("(?:\\w+/)?(\\[[^]]+]|[^:/]*):(\\d{1,4})(?:\\.\\d+)?");

    private static final String SOCKETS = "/tmp/.X11-unix/X";
    private static final int FIRST_PORT = 6000;
    private static final int PATIENCE_MILLIS = 1000;

    /** The server that a value of {@code DISPLAY} means; empty if it means none. */
    static Optional<XServer> named(String display) {
        Matcher parts = DISPLAY.matcher(display);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1).replaceAll("[\\[\\]]", "");
        return Optional.of(new XServer(host.equals("unix") ? "" : host, Integer.parseInt(parts.group(2))));
    }

    /** True if the server takes a connection; waits a second at most. Whether it lets us in is another question. */
    boolean answers() {
        return host.isEmpty()
                ? accepts(Path.of(SOCKETS + number)) || hasAbstractSocket()
                : accepts(host, FIRST_PORT + number);
    }

    static boolean accepts(Path socket) {
        try (SocketChannel connected = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return connected.isConnected();
        } catch (IOException | UnsupportedOperationException refused) {
            return false;
        }
    }

    static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    // Linux's abstract sockets have no file, and Java cannot name them; the kernel lists those that live.
    private boolean hasAbstractSocket() {
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/unix"))) {
            return sockets.anyMatch(line -> line.endsWith(" @" + SOCKETS + number));
        } catch (IOException notLinux) {
            return false;
        }
    }
}
