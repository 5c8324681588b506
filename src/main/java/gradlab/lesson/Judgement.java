package gradlab.lesson;

import gradlab.catalogue.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the lab says of a statement in the notes. */
public enum Judgement {
    TRUE("true", "верно"), CONDITIONAL("conditional", "при условиях"), FALSE("false", "неверно"), UNTESTABLE("untestable", "не проверить");

    private final Spelling spelling;

    Judgement(String english, String russian) {
        spelling = new Spelling(english, russian, List.of());
    }

    public Spelling spelling() {
        return spelling;
    }

    static Optional<Judgement> find(String word) {
        return Arrays.stream(values()).filter(judgement -> judgement.spelling.matches(word)).findFirst();
    }
}
