package gradlab.ui.lesson;

import gradlab.lesson.Glossary.Term;
import gradlab.ui.Tips;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** What a term means, shown while the pointer rests on it. */
final class TermNote {

    private static final Duration DELAY = Duration.millis(250);
    private static final Duration STAYS = Duration.seconds(30);

    private TermNote() {
    }

    static void on(Node node, Term term) {
        Tooltip note = new Tooltip(term.name() + " (" + term.english() + ")\n" + term.meaning());
        Tips.wrap(note);
        note.setShowDelay(DELAY);
        note.setShowDuration(STAYS);
        Tooltip.install(node, note);
        node.setAccessibleHelp(term.meaning());
    }
}
