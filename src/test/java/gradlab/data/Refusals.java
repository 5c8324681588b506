package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads the one problem of a refused input and makes sure that it can be told in both languages. */
final class Refusals {

    private Refusals() {
    }

    /** What was wrong, as {@code key line:column}. */
    static String of(ThrowingCallable reading) {
        Problem problem = problem(reading);
        return problem.key() + " " + problem.place().line() + ":" + problem.place().column();
    }

    /** The Russian sentence. */
    static String sentence(ThrowingCallable reading) {
        return problem(reading).message(Texts.russian());
    }

    static Problem problem(ThrowingCallable reading) {
        BadInput refused = catchThrowableOfType(BadInput.class, reading);
        assertThat(refused).as("the input must be refused").isNotNull();
        assertThat(refused.problems()).hasSize(1);
        Problem problem = refused.problems().getFirst();
        assertTellable("problem." + problem.key(), problem.args().toArray());
        return problem;
    }

    /** Fails if a sentence is missing, keeps an empty place, or drops what it was given. */
    static void assertTellable(String key, Object... args) {
        for (Texts texts : new Texts[] {Texts.russian(), Texts.english()}) {
            assertThat(texts.has(key)).as("sentence %s in %s", key, texts.locale()).isTrue();
            assertThat(texts.get(key, args)).doesNotContainPattern("\\{\\d").doesNotContain("\n").doesNotContain("null");
        }
    }
}
