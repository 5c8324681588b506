package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A widget: drawings that can be grabbed, a sentence with the numbers of the moment, sliders. Everything follows the numbers,
 * the choices and the language; the sentence is what a screen reader hears. Its words stand under
 * {@code widget.<kind>.<tail>}; the tail {@code accessible} says what is drawn and which keys move it.
 */
abstract class Board extends VBox {

    private final Sheet page;
    private final String id;
    private final WidgetSpec spec;
    private final String prefix;
    private final Label numbers = new Label();
    private final List<Sketch> sketches = new ArrayList<>();
    private boolean started;

    /** @param id of the widget's block */
    Board(Sheet page, String id, WidgetSpec spec) {
        this.page = page;
        this.id = id;
        this.spec = spec;
        this.prefix = "widget." + spec.kind().spelling().english() + ".";
        setId("widget-" + id);
        getStyleClass().add("widget");
        setAccessibleRole(AccessibleRole.PARENT);
        numbers.setId("numbers-" + id);
        numbers.getStyleClass().add("widget-numbers");
        numbers.setWrapText(true);
    }

    /** What stands under the drawing: the numbers of this moment. */
    abstract String sentence();

    /** What is drawn and which keys move it. */
    String purpose() {
        return word("accessible");
    }

    Sheet page() {
        return page;
    }

    WidgetSpec spec() {
        return spec;
    }

    Words words() {
        return page.words();
    }

    /** One of the widget's own words. */
    String word(String tail, Object... args) {
        return words().get(prefix + tail, args);
    }

    /** A number in the manner of the language. */
    String number(double value, int digits) {
        return words().number(value == 0 ? 0 : value, digits);
    }

    /** A number that the page can drag, with these bounds unless the block gives others. */
    Draggable handle(String name, double start, double least, double greatest, double step) {
        Draggable handle = Functions.handle(page, spec, new Handle(name, start, least, greatest, step));
        follow(handle.valueProperty());
        return handle;
    }

    /** Redraws and rewrites the sentence whenever this changes. */
    void follow(ObservableValue<?> value) {
        page.keep(value.subscribe((_, _) -> changed()));
    }

    /** A drawing; {@code part} and the block's id are its id. */
    Sketch sketch(String part, double height, Consumer<Sketch> painter) {
        return kept(part, new Sketch(page, height, painter));
    }

    Sketch sketch(String part, Sketch.Shape shape, Consumer<Sketch> painter) {
        return kept(part, new Sketch(page, shape, painter));
    }

    private Sketch kept(String part, Sketch sketch) {
        sketch.setId(part + "-" + id);
        sketch.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        sketches.add(sketch);
        return sketch;
    }

    /** @param tail of the words that say what the number is */
    HBox slider(Draggable number, String symbol, String tail) {
        return SliderRow.of(page, id, number, symbol, prefix + tail);
    }

    HBox logarithmicSlider(Draggable number, String symbol, String tail) {
        return SliderRow.logarithmic(page, id, number, symbol, prefix + tail);
    }

    /** Puts the buttons of a choice here if there is something to choose, and follows it. */
    <T> void offer(Choice<T> choice) {
        if (choice.isChoice()) {
            getChildren().add(choice.buttons(page, "show-" + id, prefix + "show"));
        }
        follow(choice.chosenProperty());
    }

    /** Puts the buttons of the activation functions here if there is something to choose, and follows them. */
    void offer(Functions functions) {
        if (functions.isChoice()) {
            getChildren().add(functions.buttons(page, "function-" + id));
        }
        follow(functions.chosenProperty());
    }

    /** The label that holds the sentence. */
    Label numbers() {
        return numbers;
    }

    /** To be called once, when everything is in place. */
    void start() {
        started = true;
        follow(page.words().textsProperty());
        changed();
    }

    /** Writes the sentence and draws anew; happens by itself for all that {@link #follow} was told of. */
    void refresh() {
        changed();
    }

    private void changed() {
        if (!started) {
            return;
        }
        String sentence = sentence();
        // an equation is not torn apart at the end of a line
        numbers.setText(sentence.replace(" = ", " =\u00A0").replace(" − ", "\u00A0−\u00A0"));
        String heard = purpose() + " " + sentence;
        setAccessibleText(heard);
        for (Sketch sketch : sketches) {
            sketch.setAccessibleText(heard);
            sketch.redraw();
        }
    }
}
