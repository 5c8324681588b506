package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where there is no plane to draw: what the network answers to one example of the training part, beside the right answer.
 * Buttons go through the examples.
 */
final class ExamplePanel extends Region {

    private static final double BAR_GAP = 6;
    private static final double MOST_ROW = 19;
    private static final double MOST_LINE = 64;

    private final Words words;
    private final Pins pins;
    private final IntegerProperty example = new SimpleIntegerProperty(0);
    private final Canvas bars = new Canvas();
    private final Label place = new Label();
    private final ToggleButton pinned = new ToggleButton();
    private final HBox steps;
    private Optional<NetworkView> view = Optional.empty();
    private boolean stale;

    ExamplePanel(Words words, Pins pins) {
        this.words = words;
        this.pins = pins;
        place.getStyleClass().add("network-caption");
        place.setId("example-place");
        steps = new HBox(4, button("example-previous", Feather.CHEVRON_LEFT, "network.example.previous", -1), place,
                button("example-next", Feather.CHEVRON_RIGHT, "network.example.next", 1), pinButton());
        steps.getStyleClass().add("network-steps");
        getChildren().addAll(bars, steps);
    }

    private ToggleButton pinButton() {
        pinned.setId("example-pin");
        pinned.setGraphic(new FontIcon(Feather.MAP_PIN));
        pinned.getStyleClass().add("network-step");
        pinned.accessibleTextProperty().bind(words.of("network.example.pin"));
        Tips.on(pinned, words.of("network.example.pin.hint"));
        pinned.setOnAction(_ -> view.flatMap(NetworkView::example).ifPresent(pins::press));
        return pinned;
    }

    private Button button(String id, Feather icon, String key, int step) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("network-step");
        button.accessibleTextProperty().bind(words.of(key));
        Tips.on(button, words.of(key));
        button.setOnAction(_ -> turn(step));
        return button;
    }

    private void turn(int step) {
        int from = pins.followed().filter(pin -> !pin.test()).map(Pin::row).orElse(example.get());
        view.flatMap(NetworkView::training).ifPresent(data -> example.set(Math.floorMod(from + step, data.rows())));
        pins.letGo();
    }

    /** The row of the training part that is shown while no picked example is followed. */
    IntegerProperty exampleProperty() {
        return example;
    }

    void show(NetworkView next) {
        view = Optional.of(next);
        Optional<DataSet> data = next.training();
        steps.setVisible(data.isPresent());
        data.flatMap(_ -> next.example()).ifPresent(pin -> {
            place.setText(words.get(pin.test() ? "network.example.place.test" : "network.example.place", words.whole(pin.row() + 1L),
                    words.whole(pin.part(next.data().orElseThrow()).rows())));
            pinned.setSelected(next.pins().contains(pin));
        });
        stale = true;
        requestLayout();
    }

    /** The height that its rows and buttons would like. */
    double wantedHeight() {
        int rows = view.flatMap(NetworkView::colours).map(colours -> colours.isClasses() ? colours.classes() : 0).orElse(0);
        double room = rows > 0 ? rows * MOST_ROW : MOST_LINE * view.map(shown -> shown.shape().outputs()).orElse(1);
        return room + steps.prefHeight(-1);
    }

    /** The width that the buttons need, with the number of the example between them. */
    double wantedWidth() {
        return steps.isVisible() ? steps.prefWidth(-1) : 0;
    }

    @Override
    protected void layoutChildren() {
        double stepsHeight = steps.prefHeight(-1);
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight() - stepsHeight);
        steps.resizeRelocate(0, height, width, stepsHeight);
        if (bars.getWidth() != width || bars.getHeight() != height) {
            bars.setWidth(width);
            bars.setHeight(height);
            stale = true;
        }
        if (stale) {
            stale = false;
            view.ifPresent(this::paint);
        }
    }

    private void paint(NetworkView shown) {
        GraphicsContext g = bars.getGraphicsContext2D();
        g.clearRect(0, 0, bars.getWidth(), bars.getHeight());
        if (!shown.follows() || shown.training().isEmpty() || shown.colours().isEmpty()) {
            return;
        }
        Pin pin = shown.example().get();
        double[] outputs = shown.walk().get().outputs();
        g.setTextBaseline(VPos.CENTER);
        if (shown.colours().get().isClasses()) {
            paintClasses(g, shown, shown.training().get(), (int) pin.target(shown.data().orElseThrow()), shown.colours().get().sharesOf(outputs));
        } else {
            paintValues(g, shown, pin, outputs);
        }
    }

    /** One bar per class; where not all fit, the right class and the most likely ones. */
    private void paintClasses(GraphicsContext g, NetworkView shown, DataSet data, int right, double[] shares) {
        double height = bars.getHeight();
        double least = 1.25 * shown.font().getSize();
        int fitting = Math.max(2, (int) (height / least));
        int[] order = IntStream.range(0, shares.length).boxed()
                .sorted((a, b) -> Double.compare(b == right ? 2 : shares[b], a == right ? 2 : shares[a]))
                .limit(fitting).mapToInt(Integer::intValue).sorted().toArray();
        double rowHeight = Math.min(MOST_ROW, height / order.length);
        double top = (height - rowHeight * order.length) / 2;
        Font font = shown.font();
        Font bold = CaptionPainter.bold(font);
        double names = Math.min(64, IntStream.of(order)
                .mapToDouble(k -> CaptionPainter.width(data.classNames().get(k), bold)).max().orElse(0));
        double numbers = CaptionPainter.width(shown.words().percent(0.999), bold);
        double from = names + BAR_GAP;
        double length = Math.max(10, bars.getWidth() - from - numbers - BAR_GAP);
        for (int i = 0; i < order.length; i++) {
            int k = order[i];
            double y = top + (i + 0.5) * rowHeight;
            boolean isRight = k == right;
            paintBar(g, shown.palette(), shown.colours().orElseThrow().ofClass(k), from, y, length, rowHeight, shares[k], isRight);
            g.setFont(isRight ? bold : font);
            g.setFill(isRight ? shown.palette().ink() : shown.palette().fadedInk());
            g.setTextAlign(TextAlignment.RIGHT);
            CanvasText.fill(g, CaptionPainter.elided(data.classNames().get(k), isRight ? bold : font, names), names, y);
            CanvasText.fill(g, shown.words().percent(Math.round(shares[k] * 1000) / 1000.0), bars.getWidth(), y);
        }
    }

    private static void paintBar(GraphicsContext g, Palette palette, Color colour, double x, double y, double length,
            double rowHeight, double share, boolean isRight) {
        double thickness = Math.min(12, rowHeight - 4);
        g.setFill(palette.line().deriveColor(0, 1, 1, 0.45));
        g.fillRoundRect(x, y - thickness / 2, length, thickness, 4, 4);
        if (share > 0) {
            g.setFill(colour);
            g.fillRoundRect(x, y - thickness / 2, Math.max(2, length * share), thickness, 4, 4);
        }
        if (isRight) {
            g.setStroke(palette.ink());
            g.setLineWidth(1.4);
            g.strokeRoundRect(x - 1, y - thickness / 2 - 1, length + 2, thickness + 2, 5, 5);
        }
    }

    /** Per output a line over the range of the targets: the answer as a full dot, the right one as a hollow dot. */
    private void paintValues(GraphicsContext g, NetworkView shown, Pin pin, double[] outputs) {
        DataSet data = shown.training().orElseThrow();
        DataSet part = pin.part(shown.data().orElseThrow());
        int fitting = Math.max(1, (int) (bars.getHeight() / (4.2 * shown.font().getSize())));
        int count = Math.min(fitting, outputs.length);
        double rowHeight = Math.min(MOST_LINE, bars.getHeight() / count);
        double top = (bars.getHeight() - count * rowHeight) / 2;
        Palette palette = shown.palette();
        g.setFont(shown.font());
        for (int k = 0; k < count; k++) {
            double target = part.targets()[pin.row() * part.targetColumns() + k];
            double least = Math.min(least(data, k), outputs[k]);
            double range = Math.max(1e-12, Math.max(greatest(data, k), outputs[k]) - least);
            double y = top + (k + 0.5) * rowHeight;
            double length = bars.getWidth() - 12;
            g.setStroke(palette.line());
            g.setLineWidth(2);
            g.strokeLine(6, y, 6 + length, y);
            double answered = 6 + length * (outputs[k] - least) / range;
            double right = 6 + length * (target - least) / range;
            g.setStroke(palette.warning());
            g.strokeLine(answered, y, right, y);
            g.setFill(palette.surface());
            g.fillOval(right - 5, y - 5, 10, 10);
            g.setStroke(palette.ink());
            g.strokeOval(right - 5, y - 5, 10, 10);
            g.setFill(palette.accent());
            g.fillOval(answered - 4, y - 4, 8, 8);
            g.setTextAlign(TextAlignment.LEFT);
            g.setFill(palette.accent());
            CanvasText.fill(g, words.get("network.example.answer", words.number(outputs[k], 4)), 2, y - 1.4 * shown.font().getSize());
            g.setFill(palette.ink());
            CanvasText.fill(g, words.get("network.example.right", words.number(target, 4)), 2, y + 1.4 * shown.font().getSize());
        }
    }

    private static double least(DataSet data, int column) {
        return IntStream.range(0, data.rows()).mapToDouble(i -> data.targets()[i * data.targetColumns() + column]).min().orElse(0);
    }

    private static double greatest(DataSet data, int column) {
        return IntStream.range(0, data.rows()).mapToDouble(i -> data.targets()[i * data.targetColumns() + column]).max().orElse(1);
    }
}
