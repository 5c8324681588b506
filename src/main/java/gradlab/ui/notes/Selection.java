package gradlab.ui.notes;

import gradlab.catalogue.Spelling;
import gradlab.lesson.Assertion;
import gradlab.lesson.Judgement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which statements are shown.
 *
 * @param text words that must all occur in the quotation, the reason or the id; case and ё do not matter
 * @param judgement only those with this verdict, or all
 */
record Selection(String text, Optional<Judgement> judgement) {

    static final Selection ALL = new Selection("", Optional.empty());

    Selection withText(String changed) {
        return new Selection(changed, judgement);
    }

    Selection withJudgement(Optional<Judgement> changed) {
        return new Selection(text, changed);
    }

    boolean shows(Assertion assertion) {
        return judgement.filter(wanted -> wanted != assertion.judgement()).isEmpty() && hasWords(assertion);
    }

    /** How many of them have the words of the search and this verdict, whatever verdict is chosen. */
    long count(List<Assertion> assertions, Optional<Judgement> of) {
        return assertions.stream().filter(assertion -> withJudgement(of).shows(assertion)).count();
    }

    private boolean hasWords(Assertion assertion) {
        String said = Spelling.fold(assertion.words() + " " + assertion.reason() + " " + assertion.id());
        return Arrays.stream(text.strip().split("\\s+")).map(Spelling::fold).allMatch(said::contains);
    }
}
