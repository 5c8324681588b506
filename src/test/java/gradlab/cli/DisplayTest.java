package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.cli.Display.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {

    private static final Map<String, String> X_SESSION = Map.of("DISPLAY", ":1");
    private static final Predicate<XServer> ANSWERS = server -> server.equals(new XServer("", 1));
    private static final Predicate<String> LOADS = _ -> true;

    @Test
    void windowOpensWhereAnXServerAnswersAndTheLibrariesLoad() {
        assertThat(linux(X_SESSION, ANSWERS, LOADS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X"})
    void otherSystemsHaveADisplay(String os) {
        assertThat(new Display(os, Map.of(), false, _ -> false, _ -> false).obstacle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X", "Linux"})
    void javaMayBeToldToDoWithoutADisplay(String os) {
        assertThat(new Display(os, X_SESSION, true, ANSWERS, LOADS).obstacle()).contains(obstacle("headless"));
    }

    @Test
    void noDisplayAtAll() {
        assertThat(linux(Map.of(), ANSWERS, LOADS)).contains(obstacle("none"));
        assertThat(linux(Map.of("DISPLAY", ""), ANSWERS, LOADS)).contains(obstacle("none"));
    }

    @Test
    void waylandAloneIsNotEnough() {
        assertThat(linux(Map.of("WAYLAND_DISPLAY", "wayland-0"), ANSWERS, LOADS)).contains(obstacle("wayland"));
    }

    @Test
    void displayThatDoesNotAnswerOrMakesNoSenseIsNamed() {
        assertThat(linux(Map.of("DISPLAY", ":7"), ANSWERS, LOADS)).contains(obstacle("silent", ":7"));
        assertThat(linux(Map.of("DISPLAY", "screen"), _ -> true, LOADS)).contains(obstacle("silent", "screen"));
    }

    @Test
    void missingLibraryIsNamedWithItsPackage() {
        assertThat(linux(X_SESSION, ANSWERS, library -> !library.equals("libgtk-3.so.0")))
                .contains(obstacle("library", "libgtk-3.so.0", "libgtk-3-0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"headless", "none", "wayland", "silent", "library", "fonts"})
    void everyObstacleHasASentenceInBothLanguages(String key) {
        assertThat(Texts.russian().has("display." + key)).isTrue();
        assertThat(Texts.english().get("display." + key)).isNotEqualTo(Texts.russian().get("display." + key));
    }

    private static Optional<Obstacle> linux(Map<String, String> environment, Predicate<XServer> answers, Predicate<String> loads) {
        return new Display("Linux", environment, false, answers, loads).obstacle();
    }

    private static Obstacle obstacle(String key, Object... args) {
        return new Obstacle(key, List.of(args));
    }
}
