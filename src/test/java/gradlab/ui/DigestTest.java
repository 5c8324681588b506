package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static Problem problem(int line, String key) {
        return Problem.at(new Place("lesson.md", line, 1), key, line);
    }

    @Test
    void aMistakeFoundManyTimesDoesNotHideTheOthers() {
        List<Problem> problems = Stream.concat(IntStream.rangeClosed(1, 9).mapToObj(line -> problem(line, "U002")), Stream.of(problem(10, "U049"))).toList();

        Digest digest = Digest.of(problems, 2, 5);

        assertThat(digest.first()).extracting(told -> told.place().line()).containsExactly(1, 2, 10);
        assertThat(digest.others()).extracting(told -> told.place().line()).containsExactly(3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void noMoreAreToldThanCanBeRead() {
        List<Problem> problems = IntStream.rangeClosed(1, 9).mapToObj(line -> problem(line, "U00" + line)).toList();

        Digest digest = Digest.of(problems, 2, 5);

        assertThat(digest.first()).hasSize(5);
        assertThat(digest.others()).hasSize(4);
    }
}
