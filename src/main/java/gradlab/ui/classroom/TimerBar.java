package gradlab.ui.classroom;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How long the lesson and the present step have taken, with a button that starts and pauses and one that begins anew. */
final class TimerBar extends HBox {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Words words;
    private final LessonClock clock;
    private final Label lesson = new Label();
    private final Label step = new Label();
    private final Label planned = new Label();
    private final FontIcon icon = new FontIcon(Feather.PLAY);
    private final Button run = new Button("", icon);

    TimerBar(Words words, LessonClock clock) {
        super(12);
        this.words = words;
        this.clock = clock;
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("speaker-timers");
        lesson.setId("speaker-lesson-time");
        step.setId("speaker-step-time");
        planned.setId("speaker-planned");
        planned.getStyleClass().add("caption");
        planned.setMinWidth(USE_PREF_SIZE);
        run.setId("speaker-run");
        run.setMinWidth(USE_PREF_SIZE);
        run.setMnemonicParsing(false);
        run.setOnAction(_ -> {
            if (clock.isRunning()) {
                clock.pause();
            } else {
                clock.start();
            }
            refreshButton();
        });
        Tips.on(run, words.of("speaker.run.hint"));
        Button reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
        reset.setId("speaker-reset");
        reset.getStyleClass().add("icon-button");
        reset.accessibleTextProperty().bind(words.of("speaker.reset"));
        Tips.on(reset, words.of("speaker.reset"));
        reset.setOnAction(_ -> clock.reset());
        VBox whole = time("speaker.time.lesson", lesson);
        whole.getChildren().add(planned);
        getChildren().addAll(time("speaker.time.step", step), whole, run, reset);
        refreshButton();
    }

    private VBox time(String key, Label figures) {
        Label caption = new Label();
        caption.textProperty().bind(words.of(key));
        caption.getStyleClass().add("caption");
        caption.setMinWidth(USE_PREF_SIZE);
        figures.getStyleClass().add("speaker-time");
        figures.setMinWidth(USE_PREF_SIZE);
        return new VBox(caption, figures);
    }

    /** @param minutes that the lesson is planned for */
    void show(OptionalLong minutes) {
        clock.look();
        lesson.setText(LessonClock.shown(clock.seconds()));
        step.setText(LessonClock.shown(clock.stepSeconds()));
        planned.setText(minutes.isPresent() ? words.get("speaker.planned", minutes.getAsLong()) : "");
        lesson.pseudoClassStateChanged(OVER, minutes.isPresent() && clock.seconds() > 60 * minutes.getAsLong());
    }

    void refreshButton() {
        boolean running = clock.isRunning();
        icon.setIconCode(running ? Feather.PAUSE : Feather.PLAY);
        run.setText(words.get(running ? "speaker.pause" : "speaker.start"));
        run.setAccessibleText(run.getText());
    }
}
