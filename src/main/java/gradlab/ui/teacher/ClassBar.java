package gradlab.ui.teacher;

import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Below the board: where the lesson stands, what the next key does, and everything for the mouse. */
final class ClassBar extends HBox {

    /** The marks take so much of the bar. */
    private static final double LEAST_MARKS = 0.2;
    private static final double MOST_MARKS = 0.4;
    /** Stands between two keys of the hint. */
    private static final String BETWEEN = " · ";
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final List<Command> BUTTONS = List.of(Command.CLASS_BACK, Command.CLASS_NEXT, Command.CLASS_FREEZE, Command.CLASS_RETURN,
            Command.CLASS_ANSWER, Command.CLASS_SPOTLIGHT, Command.CLASS_CONTRAST, Command.PROJECTOR);

    private final Words words;
    private final Presentation presentation;
    private final FlowPane dots = new FlowPane();
    private final Label hint = new Label();
    private final HBox buttons = new HBox();
    private final Text ruler = new Text();
    /** What the next keys do. */
    private String keys = "";
    private List<Slide> slides = List.of();
    private final List<Button> marks = new ArrayList<>();

    ClassBar(LabModel model, Words words, Presentation presentation) {
        this.words = words;
        this.presentation = presentation;
        setId("class-bar");
        getStyleClass().add("class-bar");
        setAlignment(Pos.CENTER_LEFT);
        dots.getStyleClass().add("class-dots");
        dots.setAlignment(Pos.CENTER_LEFT);
        hint.setId("class-hint");
        hint.getStyleClass().add("class-hint");
        hint.setMinWidth(0);
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(hint, Priority.ALWAYS);
        buttons.getStyleClass().add("class-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        BUTTONS.forEach(command -> buttons.getChildren().add(button(model, command)));
        getChildren().addAll(dots, hint, buttons);
        widthProperty().subscribe((_, _) -> tell());
    }

    private Button button(LabModel model, Command command) {
        Button button = new Button("", new FontIcon(command.icon()));
        button.setId("bar-" + command.id());
        button.getStyleClass().add("class-button");
        button.setFocusTraversable(false);
        button.accessibleTextProperty().bind(words.of(command.words()));
        Tips.on(button, Bindings.createStringBinding(() -> words.get(command.words()) + ". " + words.get(command.words() + ".hint"), words.textsProperty()));
        button.setOnAction(_ -> model.commands().run(command));
        return button;
    }

    /** All marks on one line where they have room for it beside the rest. */
    @Override
    protected void layoutChildren() {
        double line = marks.stream().mapToDouble(mark -> dots.snapSizeX(mark.prefWidth(-1)) + dots.snapSpaceX(dots.getHgap())).sum();
        dots.setPrefWrapLength(Math.min(Math.ceil(line), MOST_MARKS * getWidth()));
        dots.setMinWidth(Math.min(Math.ceil(line), LEAST_MARKS * getWidth()));
        super.layoutChildren();
    }

    void refresh() {
        presentation.lecture().ifPresent(this::showDots);
        keys = presentation.lecture().map(this::coming).orElse("");
        tell();
    }

    private void tell() {
        hint.setText(presentation.note().map(said -> said.in(words)).orElseGet(() -> fitting(keys)));
    }

    /** The most important key comes first; where there is no room for all of them on one line, the others are left out. */
    private String fitting(String all) {
        double room = getWidth() - snappedLeftInset() - snappedRightInset() - dots.prefWidth(-1) - buttons.prefWidth(-1) - 2 * getSpacing();
        if (getWidth() <= 0) {
            return all;
        }
        ruler.setFont(hint.getFont());
        String shown = all;
        for (int end = all.length(); end > 0; end = shown.lastIndexOf(BETWEEN)) {
            shown = all.substring(0, end);
            ruler.setText(shown);
            if (Math.ceil(ruler.getLayoutBounds().getWidth()) <= room) {
                return shown;
            }
        }
        return shown;
    }

    private void showDots(Lecture lecture) {
        if (slides != lecture.slides()) {
            slides = lecture.slides();
            marks.clear();
            for (int i = 0; i < slides.size(); i++) {
                int number = i;
                Button dot = new Button();
                dot.setId("class-dot-" + (i + 1));
                dot.getStyleClass().add("class-dot");
                dot.setFocusTraversable(false);
                dot.pseudoClassStateChanged(ASKS, !slides.get(i).id().isEmpty());
                String name = slides.get(i).title().isBlank() ? words.get("teacher.slide", i + 1) : slides.get(i).title();
                dot.setAccessibleText(name);
                Tips.on(dot, Bindings.createStringBinding(() -> name, words.textsProperty()));
                dot.setOnAction(_ -> presentation.go(number));
                marks.add(dot);
            }
            dots.getChildren().setAll(marks);
        }
        for (int i = 0; i < marks.size(); i++) {
            marks.get(i).pseudoClassStateChanged(HERE, i == lecture.index());
            marks.get(i).pseudoClassStateChanged(DONE, i < lecture.index());
        }
    }

    /** What the next key brings. */
    private String coming(Lecture lecture) {
        Act act = lecture.act();
        boolean last = lecture.index() == lecture.slides().size() - 1 && lecture.slide().acts().getLast() == act;
        if (act == Act.RUN) {
            return words.get(presentation.runner().isFrozen() ? "teacher.next.frozen" : "teacher.next.running");
        }
        if (act == Act.STILL && !lecture.isAtEnd()) {
            return words.get("teacher.next.on");
        }
        if (act == Act.EXPLANATION && lecture.slide().hasAnswer() && !lecture.isAnswered()) {
            return words.get("teacher.next.answer");
        }
        if (last) {
            return words.get("teacher.next.end");
        }
        if (act == Act.OPTIONS) {
            return words.get("teacher.next.vote");
        }
        int at = lecture.slide().acts().indexOf(act);
        if (at + 1 == lecture.slide().acts().size()) {
            return act == Act.READING && lecture.index() == 0 ? words.get("teacher.next.play") : words.get("teacher.next.slide");
        }
        return words.get("teacher.next." + lecture.slide().acts().get(at + 1).name().toLowerCase(java.util.Locale.ROOT));
    }
}
