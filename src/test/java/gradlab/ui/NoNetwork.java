package gradlab.ui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.net.URL;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A Java in which nothing reaches a network, and every attempt is remembered. For a process of its own. */
public final class NoNetwork {

    private static final Queue<String> ATTEMPTS = new ConcurrentLinkedQueue<>();

    private NoNetwork() {
    }

    /** Options of the process; a folder on its class path must name {@link Addresses} as a service. */
    static List<String> options() {
        return List.of("-Djava.nio.channels.spi.SelectorProvider=" + Channels.class.getName());
    }

    static void forbid() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw refused("a socket");
        });
        ServerSocket.setSocketFactory(() -> {
            throw refused("a server's socket");
        });
        URL.setURLStreamHandlerFactory(protocol -> List.of("http", "https", "ftp").contains(protocol) ? new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL address) {
                throw refused(address.toString());
            }
        } : null);
    }

    /** What was tried, even if nobody heard of its failure. */
    static List<String> attempts() {
        return List.copyOf(ATTEMPTS);
    }

    static void forget() {
        ATTEMPTS.clear();
    }

    private static IllegalStateException refused(String what) {
        String from = StackWalker.getInstance().walk(frames -> frames.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .filter(name -> !name.startsWith(NoNetwork.class.getName())).limit(12).reduce((a, b) -> a + " < " + b).orElse(""));
        ATTEMPTS.add(what + " from " + from);
        return new IllegalStateException("no network: " + what);
    }

    /** Knows no names. */
    public static final class Addresses extends InetAddressResolverProvider {
        @Override
        public InetAddressResolver get(Configuration configuration) {
            return new InetAddressResolver() {
                @Override
                public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
                    throw refused("the address of " + host);
                }

                @Override
                public String lookupByAddress(byte[] address) {
                    throw refused("the name of an address");
                }
            };
        }

        @Override
        public String name() {
            return "none";
        }
    }

    /** Opens none. */
    public static final class Channels extends SelectorProvider {
        @Override
        public DatagramChannel openDatagramChannel() {
            throw refused("a datagram channel");
        }

        @Override
        public DatagramChannel openDatagramChannel(ProtocolFamily family) {
            throw refused("a datagram channel");
        }

        @Override
        public Pipe openPipe() {
            throw refused("a pipe");
        }

        @Override
        public AbstractSelector openSelector() {
            throw refused("a selector");
        }

        @Override
        public ServerSocketChannel openServerSocketChannel() {
            throw refused("a server's channel");
        }

        @Override
        public SocketChannel openSocketChannel() {
            throw refused("a channel");
        }

        @Override
        public SocketChannel openSocketChannel(ProtocolFamily family) {
            throw refused("a channel");
        }
    }
}
