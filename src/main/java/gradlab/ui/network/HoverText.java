package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.ui.Words;
import gradlab.ui.network.HoverCard.Row;
import gradlab.ui.network.HoverCard.Text;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.image.Image;

/** Puts the numbers of a neuron, a link or a place of the plane into words. */
record HoverText(NetworkView view) {

    private static final int DIGITS = 4;

    Text of(Unit unit) {
        return unit.layer() == 0 ? ofInput(unit.unit()) : ofNeuron(unit);
    }

    private Text ofInput(int input) {
        List<Row> rows = new ArrayList<>();
        view.example().filter(_ -> view.training().isPresent())
                .ifPresent(pin -> rows.add(row("network.hover.example", pin.input(view.data().orElseThrow(), input))));
        return new Text(words().get("network.hover.input", view.inputName(input)), rows, Optional.empty());
    }

    private Text ofNeuron(Unit unit) {
        List<Row> rows = new ArrayList<>();
        view.snapshot().ifPresent(snapshot -> {
            if (view.follows()) {
                addExample(rows, unit);
            } else {
                addMeans(rows, unit);
            }
            addActivity(rows, unit);
            LayerWeights weights = LayerWeights.of(snapshot.values(), view.shape(), unit.layer());
            rows.add(row("network.hover.bias", weights.bias(unit.unit())));
            rows.add(row("network.hover.norm", weights.incomingNorm(unit.unit())));
        });
        return new Text(name(unit), rows, weightsImage(unit));
    }

    private void addExample(List<Row> rows, Unit unit) {
        ExampleWalk walk = view.walk().orElseThrow();
        rows.add(row("network.hover.z.example", walk.sums()[unit.layer() - 1][unit.unit()]));
        if (view.shape().isHidden(unit.layer())) {
            rows.add(row("network.hover.a.example", walk.activations()[unit.layer() - 1][unit.unit()]));
            rows.add(row("network.hover.slope.example", walk.slopes()[unit.layer() - 1][unit.unit()]));
        }
    }

    private void addMeans(List<Row> rows, Unit unit) {
        boolean hidden = view.shape().isHidden(unit.layer());
        if (hidden) {
            view.meanSums(unit.layer()).ifPresent(means -> rows.add(row("network.hover.z.mean", means[unit.unit()])));
        }
        view.means(unit.layer()).ifPresent(means -> rows.add(row(hidden ? "network.hover.mean" : "network.hover.mean.output", means[unit.unit()])));
        NeuronPainter.activity(view, unit.layer()).ifPresent(activity -> rows.add(row("network.hover.slope", activity.meanSlope()[unit.layer() - 1])));
    }

    private void addActivity(List<Row> rows, Unit unit) {
        NeuronPainter.activity(view, unit.layer()).ifPresent(activity -> {
            if (view.shape().activation(unit.layer()).saturates()) {
                rows.add(new Row(words().get("network.hover.saturated"), words().percent(activity.saturated()[unit.layer() - 1][unit.unit()])));
            }
            if (view.shape().activation(unit.layer()).canDie()) {
                boolean dead = activity.dead()[unit.layer() - 1][unit.unit()];
                rows.add(new Row(words().get("network.hover.dead"), words().get(dead ? "network.yes" : "network.no")));
            }
        });
    }

    /** «слой 2 · нейрон 3» */
    String name(Unit unit) {
        if (unit.layer() == 0) {
            return view.inputName(unit.unit());
        }
        String layer = view.layerName(unit.layer());
        if (!view.shape().isHidden(unit.layer()) && view.outputsAreClasses()) {
            return words().get("network.hover.class", layer, view.outputName(unit.unit()));
        }
        return words().get("network.hover.neuron", layer, unit.unit() + 1);
    }

    private Optional<Image> weightsImage(Unit unit) {
        if (unit.layer() != 1) {
            return Optional.empty();
        }
        return view.image().flatMap(image -> view.snapshot().map(snapshot -> PixelImages.weights(
                LayerWeights.of(snapshot.values(), view.shape(), 1), unit.unit(), image, view.palette())));
    }

    Text of(Link link) {
        List<Row> rows = new ArrayList<>();
        view.snapshot().ifPresent(snapshot -> {
            rows.add(row("network.hover.weight", LayerWeights.of(snapshot.values(), view.shape(), link.layer())
                    .weight(link.from(), link.to())));
            view.gradient().ifPresent(gradient -> rows.add(row("network.hover.gradient",
                    LayerWeights.of(gradient, view.shape(), link.layer()).weight(link.from(), link.to()))));
            snapshot.update().ifPresent(update -> rows.add(row("network.hover.update",
                    LayerWeights.of(update, view.shape(), link.layer()).weight(link.from(), link.to()))));
        });
        return new Text(name(link), rows, Optional.empty());
    }

    /** «слой 1 · нейрон 2 → слой 2 · нейрон 3» */
    String name(Link link) {
        return words().get("network.hover.link", name(new Unit(link.layer() - 1, link.from())), name(new Unit(link.layer(), link.to())));
    }

    /** A text as one sentence, for those who hear it. */
    static String spoken(Text text) {
        return text.title() + ". " + text.rows().stream().map(row -> row.name() + " " + row.value()).collect(Collectors.joining(", ")) + ".";
    }

    /** The stack of inputs that are too many to draw. */
    Text ofInputs() {
        List<Row> rows = view.training().map(data -> new Row(words().get("network.hover.inputs"), words().whole(data.features())))
                .stream().toList();
        return new Text(view.layerName(0), rows, Optional.empty());
    }

    /** What the network answers at a place of the plane. */
    Text ofPlace(double[] inputs, double[] outputs) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(view.inputName(0), words().number(inputs[0], 3)));
        rows.add(new Row(view.inputName(1), words().number(inputs[1], 3)));
        addAnswer(rows, outputs);
        return new Text(words().get("network.decision"), rows, Optional.empty());
    }

    /** What the network answers to an example, and what is right. */
    Text ofExample(Pin pin, ExampleWalk walk) {
        List<Row> rows = new ArrayList<>();
        for (int input = 0; input < Math.min(2, view.shape().inputs()); input++) {
            rows.add(new Row(view.inputName(input), words().number(pin.input(view.data().orElseThrow(), input), 3)));
        }
        addAnswer(rows, walk.outputs());
        rows.add(new Row(words().get("network.hover.right"), right(pin)));
        rows.add(row("network.hover.loss", walk.loss()));
        return new Text(name(pin), rows, Optional.empty());
    }

    /** «обучение, пример 12» */
    String name(Pin pin) {
        return words().get(pin.test() ? "network.pin.test" : "network.pin.training", words().whole(pin.row() + 1L));
    }

    /** The right answer of an example: its class or its number. */
    String right(Pin pin) {
        DataSet data = pin.part(view.data().orElseThrow());
        double target = pin.target(view.data().orElseThrow());
        return data.classes() > 0 ? data.classNames().get((int) target) : words().number(target, DIGITS);
    }

    private void addAnswer(List<Row> rows, double[] outputs) {
        view.colours().ifPresent(colours -> {
            if (!colours.isClasses()) {
                rows.add(row("network.hover.answer", outputs[0]));
                return;
            }
            List<String> names = view.training().orElseThrow().classNames();
            double[] shares = colours.sharesOf(outputs);
            for (int k = 0; k < Math.min(shares.length, 5); k++) {
                rows.add(new Row(words().get("network.hover.share", names.get(k)), words().percent(round(shares[k]))));
            }
        });
    }

    static double round(double share) {
        return Math.round(1000 * share) / 1000.0;
    }

    private Row row(String key, double value) {
        return new Row(words().get(key), words().number(value, DIGITS));
    }

    private Words words() {
        return view.words();
    }
}
