package gradlab.ui.notes;

import gradlab.lesson.Judgement;
import gradlab.ui.Words;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A verdict as icon and word in its colour. */
final class JudgementBadge extends Label {

    JudgementBadge(Judgement judgement, Words words) {
        setGraphic(new FontIcon(icon(judgement)));
        textProperty().bind(words.of(key(judgement)));
        getStyleClass().addAll("judgement", name(judgement));
        setMinWidth(USE_PREF_SIZE);
    }

    static String key(Judgement judgement) {
        return "notes.judgement." + name(judgement);
    }

    static String name(Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT);
    }

    static Feather icon(Judgement judgement) {
        return switch (judgement) {
            case TRUE -> Feather.CHECK_CIRCLE;
            case CONDITIONAL -> Feather.ALERT_CIRCLE;
            case FALSE -> Feather.X_CIRCLE;
            case UNTESTABLE -> Feather.HELP_CIRCLE;
        };
    }
}
