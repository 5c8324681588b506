package gradlab.ui.classroom;

import gradlab.train.Window;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.classroom.CurvePainter.Drawn;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The curves of a class on the screen: the one under the mouse or the chosen one stands out; a click chooses, a second one opens. */
final class CurveChart extends Region {

    private static final double NEAR = 22;

    private final LabModel model;
    private final Words words;
    private final CurvePainter painter;
    private final Function<Work, String> nameOf;
    private final Canvas base = new Canvas();
    private final Canvas over = new Canvas();
    private final ObjectProperty<Optional<Work>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<Work> open = _ -> { };
    private Optional<Picture> picture = Optional.empty();
    private Optional<Drawn> drawn = Optional.empty();

    /** @param nameOf what a work is called at the moment */
    CurveChart(LabModel model, Words words, CurvePainter painter, Function<Work, String> nameOf) {
        this.model = model;
        this.words = words;
        this.painter = painter;
        this.nameOf = nameOf;
        setId("results-chart");
        setMinSize(0, 0);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        base.setMouseTransparent(true);
        over.setMouseTransparent(true);
        getChildren().addAll(base, over);
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> mark(chosen.get(), Optional.empty()));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                Optional<Work> work = nearest(event.getX(), event.getY());
                chosen.set(work);
                if (event.getClickCount() == 2) {
                    work.ifPresent(open);
                }
            }
        });
        chosen.subscribe((_, now) -> mark(now, Optional.empty()));
    }

    void onOpen(Consumer<Work> opener) {
        open = opener;
    }

    ObjectProperty<Optional<Work>> chosenProperty() {
        return chosen;
    }

    void show(Picture shown) {
        picture = Optional.of(shown);
        setAccessibleText(words.get("results.chart.accessible", shown.works().size(), words.get("results.measure." + shown.measure().id()),
                shown.groups().stream().map(group -> words.get("results.key", group.name(), group.works().size())).reduce((a, b) -> a + "; " + b).orElse("")));
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (base.getWidth() != getWidth() || base.getHeight() != getHeight()) {
            for (Canvas canvas : new Canvas[] {base, over}) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
            draw();
        }
    }

    private void draw() {
        if (getWidth() < 40 || getHeight() < 40 || picture.isEmpty()) {
            return;
        }
        drawn = Optional.of(painter.draw(base.getGraphicsContext2D(), picture.get(), model.paletteProperty().get(), getWidth(), getHeight(), scale()));
        mark(chosen.get(), Optional.empty());
    }

    private double scale() {
        return model.textScaleProperty().get();
    }

    private void hover(MouseEvent event) {
        Optional<Work> near = nearest(event.getX(), event.getY());
        mark(near.or(chosen::get), near.flatMap(_ -> drawn).map(plot -> plot.stepAt(event.getX())));
    }

    private void mark(Optional<Work> work, Optional<Double> step) {
        GraphicsContext g = over.getGraphicsContext2D();
        g.clearRect(0, 0, over.getWidth(), over.getHeight());
        if (picture.isEmpty() || drawn.isEmpty() || work.filter(one -> picture.get().works().contains(one)).isEmpty()) {
            return;
        }
        Picture shown = picture.get();
        Window curve = shown.curve(work.get());
        if (curve.isEmpty()) {
            return;
        }
        double last = curve.steps()[curve.size() - 1];
        double at = Math.clamp(step.orElse(last), curve.steps()[0], last);
        String label = words.get("results.hover", nameOf.apply(work.get()), shown.measure().format(Band.at(curve, at), words), words.whole(Math.round(at)));
        painter.mark(g, drawn.get(), shown, work.get(), model.paletteProperty().get(), Optional.of(at), label, scale());
    }

    /** The work whose curve passes nearest to a place. */
    private Optional<Work> nearest(double x, double y) {
        if (picture.isEmpty() || drawn.isEmpty()) {
            return Optional.empty();
        }
        Drawn plot = drawn.get();
        double best = NEAR;
        Optional<Work> found = Optional.empty();
        for (Work work : picture.get().works()) {
            double value = Band.at(picture.get().curve(work), plot.stepAt(x));
            double distance = Double.isFinite(value) ? Math.abs(Math.clamp(plot.y(value), plot.plot().getMinY(), plot.plot().getMaxY()) - y) : Double.POSITIVE_INFINITY;
            if (distance < best) {
                best = distance;
                found = Optional.of(work);
            }
        }
        return found;
    }
}
