package gradlab.ui.notes;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Assertion;
import gradlab.lesson.Judgement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final List<Assertion> ALL = List.of(of("r01", "«ранг считает направления»", Judgement.TRUE, "Так и есть."),
            of("b64", "«NAG уменьшает функцию»", Judgement.FALSE, "Ускоренные методы поднимаются."),
            of("b65", "«NAG ускоряет сходимость»", Judgement.TRUE, "На вытянутой чаше."));

    @Test
    void everythingIsShownAtFirst() {
        assertThat(ALL).allMatch(Selection.ALL::shows);
    }

    @Test
    void allWordsMustOccurSomewhere() {
        assertThat(shown(Selection.ALL.withText("nag УСКОР"))).containsExactly("b64", "b65");
        assertThat(shown(Selection.ALL.withText("nag чаше"))).containsExactly("b65");
        assertThat(shown(Selection.ALL.withText("нейрон"))).isEmpty();
        assertThat(shown(Selection.ALL.withText("r01"))).containsExactly("r01");
    }

    @Test
    void verdictAndWordsActTogether() {
        assertThat(shown(Selection.ALL.withText("nag").withJudgement(Optional.of(Judgement.TRUE)))).containsExactly("b65");
    }

    @Test
    void countsFollowTheWordsAndNotTheChosenVerdict() {
        Selection chosen = Selection.ALL.withText("nag").withJudgement(Optional.of(Judgement.FALSE));
        assertThat(chosen.count(ALL, Optional.of(Judgement.TRUE))).isEqualTo(1);
        assertThat(chosen.count(ALL, Optional.empty())).isEqualTo(2);
    }

    private static List<String> shown(Selection selection) {
        return ALL.stream().filter(selection::shows).map(Assertion::id).toList();
    }

    private static Assertion of(String id, String words, Judgement judgement, String reason) {
        return new Assertion(id, 1, words, judgement, reason, Optional.empty(), Optional.empty());
    }
}
