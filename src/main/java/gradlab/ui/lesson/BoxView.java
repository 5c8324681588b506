package gradlab.ui.lesson;

import gradlab.lesson.Lesson.BoxKind;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A box of a lesson: limits stand open, proofs and hints are folded, notes to the teacher show only to a teacher. */
final class BoxView extends VBox {

    BoxView(Page page, BoxKind kind, int line, VBox content) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        setId("box-" + name + "-" + line);
        getStyleClass().addAll("box", "box-" + name);
        switch (kind) {
            case LIMITS, TEACHER -> {
                Label title = new Label();
                title.getStyleClass().add("card-title");
                title.textProperty().bind(page.words().of("lesson.box." + name));
                getChildren().addAll(title, content);
            }
            case STRICT, ORIGIN, HINT -> getChildren().add(new Fold(page, "fold-" + line, "lesson.box." + name, content));
        }
        if (kind == BoxKind.TEACHER) {
            page.keep(page.teachingProperty().subscribe(teaching -> StepCard.show(this, teaching)));
        }
    }
}
