package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.nn.NetworkShape;
import gradlab.train.Snapshot;
import gradlab.ui.Words;
import gradlab.ui.network.HoverCard.Row;
import gradlab.ui.network.HoverCard.Text;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/** Puts the numbers of a neuron, a link or a place of the plane into words. */
record HoverText(NetworkView view) {

    private static final int DIGITS = 4;

    Text of(Unit unit) {
        return unit.layer() == 0 ? ofInput(unit.unit()) : ofNeuron(unit);
    }

    private Text ofInput(int input) {
        List<Row> rows = new ArrayList<>();
        if (!view.isPlane()) {
            view.training().ifPresent(data -> rows.add(row("network.hover.example", exampleValue(data, input))));
        }
        return new Text(words().get("network.hover.input", view.inputName(input)), rows, Optional.empty());
    }

    private double exampleValue(DataSet data, int input) {
        return data.inputs()[Math.floorMod(view.example(), data.rows()) * data.features() + input];
    }

    private Text ofNeuron(Unit unit) {
        int layer = unit.layer();
        NetworkShape shape = view.shape();
        List<Row> rows = new ArrayList<>();
        view.snapshot().ifPresent(snapshot -> {
            rows.add(row("network.hover.bias", LayerWeights.of(snapshot.values(), shape, layer).bias(unit.unit())));
            String mean = shape.isHidden(layer) ? "network.hover.mean" : "network.hover.mean.output";
            view.means(layer).ifPresent(means -> rows.add(row(mean, means[unit.unit()])));
            NeuronPainter.activity(view, layer).ifPresent(activity -> {
                if (shape.activation(layer).saturates()) {
                    rows.add(new Row(words().get("network.hover.saturated"),
                            words().percent(activity.saturated()[layer - 1][unit.unit()])));
                }
                if (shape.activation(layer).canDie()) {
                    boolean dead = activity.dead()[layer - 1][unit.unit()];
                    rows.add(new Row(words().get("network.hover.dead"), words().get(dead ? "network.yes" : "network.no")));
                }
                rows.add(row("network.hover.slope", activity.meanSlope()[layer - 1]));
            });
        });
        return new Text(name(unit), rows, weightsImage(unit));
    }

    /** «слой 2 · нейрон 3» */
    private String name(Unit unit) {
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
        });
        String from = name(new Unit(link.layer() - 1, link.from()));
        String to = name(new Unit(link.layer(), link.to()));
        return new Text(words().get("network.hover.link", from, to), rows, Optional.empty());
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
        view.colours().ifPresent(colours -> {
            if (!colours.isClasses()) {
                rows.add(row("network.hover.answer", outputs[0]));
                return;
            }
            List<String> names = view.training().orElseThrow().classNames();
            double[] shares = outputs.length > 1 ? colours.shares(outputs)
                    : new double[] {1 - colours.share(outputs[0]), colours.share(outputs[0])};
            for (int k = 0; k < Math.min(shares.length, 5); k++) {
                rows.add(new Row(words().get("network.hover.share", names.get(k)), words().percent(round(shares[k]))));
            }
        });
        return new Text(words().get("network.decision"), rows, Optional.empty());
    }

    private static double round(double share) {
        return Math.round(1000 * share) / 1000.0;
    }

    private Row row(String key, double value) {
        return new Row(words().get(key), words().number(value, DIGITS));
    }

    private Words words() {
        return view.words();
    }
}
