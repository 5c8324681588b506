package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.ui.Words;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One neuron with two inputs: the line where its weighted sum is zero, which half answers what, and the sum in numbers. */
final class NeuronWidget extends VBox {

    private static final double REACH = 3;

    private final Sheet page;
    private final Functions functions;
    private final Draggable w1;
    private final Draggable w2;
    private final Draggable b;
    private final Draggable x1;
    private final Draggable x2;
    private final NeuronPlane plane;
    private final Label sum = new Label();

    /** @throws gradlab.catalogue.BadInput if the block names a function that does not exist */
    NeuronWidget(Sheet page, String id, WidgetSpec spec) {
        this.page = page;
        this.functions = Functions.of(page, spec);
        w1 = Functions.handle(page, spec, new Handle("w1", 1, -REACH, REACH, 0.1));
        w2 = Functions.handle(page, spec, new Handle("w2", 1, -REACH, REACH, 0.1));
        b = Functions.handle(page, spec, new Handle("b", 0, -REACH, REACH, 0.1));
        x1 = Functions.handle(page, spec, new Handle("x1", 1.5, -REACH, REACH, 0.1));
        x2 = Functions.handle(page, spec, new Handle("x2", -1, -REACH, REACH, 0.1));
        plane = new NeuronPlane(page, functions, w1, w2, b, x1, x2);
        plane.sketch().setId("plane-" + id);
        plane.sketch().setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setId("widget-" + id);
        getStyleClass().add("widget");
        sum.getStyleClass().add("widget-numbers");
        sum.setWrapText(true);
        if (functions.isChoice()) {
            getChildren().add(functions.buttons(page, "function-" + id));
        }
        getChildren().addAll(plane.sketch(), sum, SliderRow.of(page, id, w1, "w₁", "widget.neuron.w"),
                SliderRow.of(page, id, w2, "w₂", "widget.neuron.w"), SliderRow.of(page, id, b, "b", "widget.neuron.b"));
        for (Draggable number : List.of(w1, w2, b, x1, x2)) {
            page.keep(number.valueProperty().subscribe((_, _) -> changed()));
        }
        page.keep(functions.chosenProperty().subscribe((_, _) -> changed()));
        page.keep(page.words().textsProperty().subscribe((_, _) -> changed()));
        changed();
    }

    private void changed() {
        Words words = page.words();
        Activation f = functions.chosen();
        double z = w1.value() * x1.value() + w2.value() * x2.value() + b.value();
        String product = bracketed(w1.text(words)) + "·" + bracketed(x1.text(words)) + " + " + bracketed(w2.text(words)) + "·"
                + bracketed(x2.text(words)) + " + " + bracketed(b.text(words));
        sum.setText(words.get("widget.neuron.numbers", product, words.number(z == 0 ? 0 : z, 3), functions.name(page, f), words.number(f.value(z), 3)));
        plane.sketch().setAccessibleText(words.get("widget.neuron.accessible") + " " + sum.getText());
        plane.redraw();
    }

    /** A negative number in brackets, for products. */
    static String bracketed(String number) {
        return number.startsWith("−") ? "(" + number + ")" : number;
    }
}
