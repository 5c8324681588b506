package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

    @TempDir
    Path folder;

    private Routes read(String text) throws IOException {
        Files.writeString(folder.resolve("one.md"), "");
        Files.writeString(folder.resolve("two.md"), "");
        Files.writeString(folder.resolve(Routes.FILE), text);
        return Routes.of(folder);
    }

    @Test
    void aRouteHasATitleAndItsLessonsInOrder() throws IOException {
        Routes routes = read("# замечание\nмаршрут: Занятие: два урока\ntwo шаг 2\n\none\nroute: English\none\n");
        assertThat(routes.problems()).isEmpty();
        assertThat(routes.routes()).containsExactly(
                new Routes.Route("Занятие: два урока", List.of(new Routes.Stop("two", OptionalInt.of(2)), new Routes.Stop("one", OptionalInt.empty()))),
                new Routes.Route("English", List.of(new Routes.Stop("one", OptionalInt.empty()))));
    }

    @Test
    void routesInAnotherEncodingAreSaidToBeThat() throws IOException {
        Files.write(folder.resolve("routes.txt"), "маршрут: А\n".getBytes(java.nio.charset.Charset.forName("windows-1251")));
        assertThat(Routes.of(folder).problems()).extracting(Problem::key).containsExactly("file.utf8");
    }

    @Test
    void everyLineThatLeadsNowhereIsNamedAndTheRestWorks() throws IOException {
        Routes routes = read("one\nмаршрут: А\nthree\nчто-то не то\none\n");
        assertThat(routes.problems()).extracting(Problem::key).containsExactly("routes.start", "routes.lesson", "routes.line");
        assertThat(routes.problems()).extracting(problem -> problem.place().line()).containsExactly(1, 3, 4);
        assertThat(routes.routes()).singleElement().satisfies(route -> assertThat(route.stops()).hasSize(1));
    }

    @Test
    void aFolderWithoutTheFileHasNoRoutes() {
        assertThat(Routes.of(folder)).isEqualTo(new Routes(List.of(), List.of()));
    }

    @Test
    void theLabsOwnRoutesLeadToLessons() {
        assertThat(Routes.of(Path.of("lessons")).problems()).isEmpty();
        assertThat(Routes.of(Path.of("lessons")).routes()).hasSize(5);
        assertThat(Routes.of(Path.of("lessons")).routes().getFirst().stops()).as("the whole course").hasSize(27);
    }
}
