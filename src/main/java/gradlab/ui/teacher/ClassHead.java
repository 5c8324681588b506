package gradlab.ui.teacher;

import gradlab.ui.LabModel;
import gradlab.ui.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Above the board: the lesson, and where the run stands. */
final class ClassHead extends HBox {

    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");

    private final LabModel model;
    private final Words words;
    private final Presentation presentation;
    private final Label lesson = new Label();
    private final Label state = new Label();

    ClassHead(LabModel model, Words words, Presentation presentation) {
        this.model = model;
        this.words = words;
        this.presentation = presentation;
        setId("class-head");
        getStyleClass().add("class-head");
        setAlignment(Pos.CENTER_LEFT);
        lesson.getStyleClass().add("class-lesson");
        lesson.setMinWidth(0);
        lesson.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(lesson, Priority.ALWAYS);
        state.setId("class-state");
        state.getStyleClass().add("class-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(lesson, state);
    }

    /** Where the run stands; on every frame. */
    void refresh() {
        lesson.setText(presentation.lecture().map(lecture -> lecture.index() == 0 ? "" : lecture.lesson().title()).orElse(""));
        Runner runner = presentation.runner();
        boolean frozen = runner.isFrozen() || presentation.act() == Act.STILL && presentation.lecture().filter(now -> !now.isAtEnd()).isPresent();
        String said = runner.show().filter(_ -> presentation.lecture().filter(Lecture::hasRun).isPresent())
                .map(show -> words.get("teacher.at", words.whole(show.at()), words.whole(show.steps())))
                .orElseGet(() -> runner.show().isEmpty() && model.state().step() > 0 && presentation.act() == Act.READING
                        ? words.get("teacher.at-step", words.whole(model.state().step())) : "");
        if (runner.isReplaying()) {
            said = words.get("teacher.replaying") + " · " + said;
        } else if (frozen && !said.isEmpty()) {
            said = words.get("teacher.frozen") + " · " + said;
        }
        if (runner.tempo().factor() != 1 && !said.isEmpty()) {
            said += " · ×" + words.number(runner.tempo().factor(), 2);
        }
        if (!said.equals(state.getText())) {
            state.setText(said);
        }
        pseudoClassStateChanged(FROZEN, frozen || runner.isReplaying());
    }
}
