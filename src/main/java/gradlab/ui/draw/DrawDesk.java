package gradlab.ui.draw;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.train.Prepared;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.LabModel;
import gradlab.ui.draw.Sketch.Dot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What is drawn and with what. Every finished stroke becomes the data of the experiment, as one step of undo; undo and redo, and
 * data that are chosen elsewhere, come back here. FX thread only.
 */
final class DrawDesk {

    /** So many classes can be drawn. */
    static final int CLASSES = 4;
    private static final int SPRAY = 3;

    private final LabModel model;
    private final ReadOnlyObjectWrapper<Sketch> sketch = new ReadOnlyObjectWrapper<>(Sketch.EMPTY);
    private final ObjectProperty<Frame> frame = new SimpleObjectProperty<>(Frame.USUAL);
    private final IntegerProperty category = new SimpleIntegerProperty(0);
    private final DoubleProperty value = new SimpleDoubleProperty(1);
    private final DoubleProperty brush = new SimpleDoubleProperty(0.1);
    private final BooleanProperty erasing = new SimpleBooleanProperty();
    private final BooleanProperty training = new SimpleBooleanProperty(true);
    private Optional<DataSource> taken = Optional.empty();
    private long sprayed;

    DrawDesk(LabModel model) {
        this.model = model;
    }

    ReadOnlyObjectProperty<Sketch> sketchProperty() {
        return sketch.getReadOnlyProperty();
    }

    Sketch sketch() {
        return sketch.get();
    }

    ObjectProperty<Frame> frameProperty() {
        return frame;
    }

    /** The class that is drawn. */
    IntegerProperty categoryProperty() {
        return category;
    }

    /** The number that is drawn, −1 to 1. */
    DoubleProperty valueProperty() {
        return value;
    }

    /** Radius of spray and rubber as a share 0..0.3 of the board. */
    DoubleProperty brushProperty() {
        return brush;
    }

    BooleanProperty erasingProperty() {
        return erasing;
    }

    /** Whether training starts with every finished stroke. */
    BooleanProperty trainingProperty() {
        return training;
    }

    /** Takes up the data of the experiment, where they are not what was drawn here. */
    void follow(ExperimentSpec spec) {
        if (taken.equals(Optional.of(spec.data()))) {
            return;
        }
        taken = Optional.of(spec.data());
        Sketch there = Sketch.of(spec.data()).orElseGet(() -> new Sketch(List.of(), sketch().numbers()));
        sketch.set(there);
        boolean fits = there.isData() && there.dots().stream().allMatch(frame.get()::holds);
        if (!fits) {
            frame.set(Frame.around(there.isData() ? there.dots() : present().map(Sketch::dots).orElse(List.of())));
        }
    }

    /** The examples of the experiment as points, before they were scaled; empty unless they have two features and one answer. */
    Optional<Sketch> present() {
        return model.state().run().map(RunRecord::data).filter(data -> data.training().features() == 2 && data.training().targetColumns() == 1)
                .map(data -> {
                    List<Dot> dots = new ArrayList<>(unscaled(data, data.training()).dots());
                    Sketch test = unscaled(data, data.test());
                    return new Sketch(dots, test.numbers()).with(test.dots());
                });
    }

    private static Sketch unscaled(Prepared data, DataSet part) {
        double[] inputs = part.inputs().clone();
        data.scaling().undo(inputs, part.rows());
        return Sketch.of(part.withInputs(inputs));
    }

    /** Makes the present examples a sketch that can be changed. */
    void take() {
        present().filter(Sketch::isData).ifPresent(there -> {
            Frame around = Frame.around(there.dots());
            frame.set(around);
            sketch.set(new Sketch(there.dots().stream().map(dot -> new Dot(around.roundX(dot.x()), around.roundY(dot.y()), dot.answer())).toList(),
                    there.numbers()));
            finish();
        });
    }

    /** One point of the chosen class or number. */
    void add(double x, double y) {
        sketch.set(sketch().with(List.of(dot(x, y))));
    }

    /** A few points at random within the brush. */
    void spray(double x, double y) {
        Rng rng = Rng.of(++sprayed, Rng.Stream.DATA);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < SPRAY; i++) {
            double radius = brush.get() * Math.sqrt(rng.nextDouble());
            double angle = rng.uniform(0, 2 * Math.PI);
            dots.add(dot(x + radius * Math.cos(angle) * frame.get().width(), y + radius * Math.sin(angle) * frame.get().height()));
        }
        sketch.set(sketch().with(dots));
    }

    private Dot dot(double x, double y) {
        return new Dot(frame.get().roundX(x), frame.get().roundY(y), sketch().numbers() ? value.get() : category.get());
    }

    /** Removes points within a share of the board around a place. */
    void erase(double x, double y, double share) {
        sketch.set(sketch().without(sketch().dots().stream().filter(dot -> distance(dot, x, y) <= share).toList()));
    }

    /** How far a point is from a place, as a share of the board. */
    double distance(Dot dot, double x, double y) {
        return Math.hypot((dot.x() - x) / frame.get().width(), (dot.y() - y) / frame.get().height());
    }

    void clear() {
        sketch.set(new Sketch(List.of(), sketch().numbers()));
        finish();
    }

    /** Draws classes or numbers from now on; what is there is translated. */
    void kind(boolean numbers) {
        if (numbers != sketch().numbers()) {
            sketch.set(sketch().as(numbers));
            finish();
        }
    }

    /** Ends a stroke: the points become the data of the experiment, if they are enough. */
    void finish() {
        if (!sketch().isData() || Sketch.of(model.spec().data()).equals(Optional.of(sketch()))) {
            return;
        }
        DataSource source = sketch().source();
        taken = Optional.of(source);
        model.edit(DataFit.with(model.spec(), source, source.load(Rng.of(0, Rng.Stream.DATA))));
        if (!model.spec().data().equals(source)) {
            taken = Optional.empty();
            follow(model.spec());
        } else if (training.get()) {
            model.trainer().play();
        }
    }

    /** Takes the last stroke back: one that has not become data, or else the last change of the experiment. */
    void undo() {
        if (isUnfinished()) {
            taken = Optional.empty();
            follow(model.spec());
        } else {
            model.undo();
        }
    }

    /** True if what is drawn is not what the experiment has, because it is too little. */
    boolean isUnfinished() {
        return !sketch().isData() && Sketch.of(model.spec().data()).filter(Sketch::isData).isPresent();
    }
}
