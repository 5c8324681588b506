package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XServerTest {

    @ParameterizedTest
    @CsvSource({":0,'',0", ":12.1,'',12", "unix:3,'',3", "localhost:10.0,localhost,10", "tcp/lab.example:2,lab.example,2", "[::1]:0,::1,0"})
    void displayNamesAServer(String display, String host, int number) {
        assertThat(XServer.named(display)).contains(new XServer(host, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", ":", "host:", ":x", ":99999", "wayland-0"})
    void otherWordsNameNone(String display) {
        assertThat(XServer.named(display)).isEmpty();
    }

    @Test
    void socketAnswersWhileItsServerLives(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("X0");
        assertThat(XServer.accepts(socket)).as("no socket").isFalse();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(XServer.accepts(socket)).as("server listens").isTrue();
        }
        assertThat(XServer.accepts(socket)).as("file of a dead server").isFalse();
    }

    @Test
    void portAnswersWhileItsServerLives() throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(XServer.accepts(host, port)).as("server listens").isTrue();
        }
        assertThat(XServer.accepts(host, port)).as("port closed again").isFalse();
    }
}
