package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.data.ImageShape;
import gradlab.nn.NetworkShape;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.Font;

/**
 * Everything one drawing of the network shows.
 *
 * @param snapshot numbers of a network of this very shape; without them only the structure is drawn
 * @param data the examples, once they are read
 * @param colours of answers, where data and network fit
 * @param selected layer 1..depth that the charts show
 * @param example the example that is followed, or where there is no plane to draw, the one whose answer is shown
 * @param walk what that example does in every unit, once the network is known
 * @param pins the examples that were picked
 * @param folding which units of layers that do not fit are shown
 * @param named whether layers may say what their activation is
 * @param font of captions
 * @param scale of everything that is not text, 1 for the usual size
 */
record NetworkView(NetworkShape shape, Optional<Snapshot> snapshot, Optional<Prepared> data,
        Optional<AnswerColours> colours, Palette palette, Words words, int selected, Optional<Pin> example, Optional<ExampleWalk> walk,
        List<Pin> pins, Folding folding, boolean named, Font font, double scale) {

    /** The training part, if it fits the network. */
    Optional<DataSet> training() {
        return data.map(Prepared::training).filter(set -> set.features() == shape.inputs());
    }

    boolean isPlane() {
        return shape.inputs() == 2;
    }

    Optional<Snapshot.Maps> maps() {
        return snapshot.flatMap(Snapshot::maps);
    }

    Optional<ImageShape> image() {
        return training().flatMap(ImageShape::of);
    }

    String inputName(int input) {
        return training().filter(set -> input < set.featureNames().size()).map(set -> set.featureNames().get(input))
                .orElse("x" + (input + 1));
    }

    /** The class an output stands for, or its number. */
    String outputName(int output) {
        return training().filter(set -> shape.outputs() > 1 && output < set.classes())
                .map(set -> set.classNames().get(output)).orElse(String.valueOf(output + 1));
    }

    boolean outputsAreClasses() {
        return shape.outputs() > 1 && training().filter(set -> set.classes() == shape.outputs()).isPresent();
    }

    /** «вход», «слой 1», «выход». */
    String layerName(int layer) {
        return layer == 0 ? words.get("network.input")
                : layer == shape.depth() ? words.get("network.output") : words.get("network.layer", layer);
    }

    /** True if neurons show what the example does in them. */
    boolean follows() {
        return example.isPresent() && walk.isPresent();
    }

    /** The mean of z over the last batch; absent before a batch has passed through these weights. */
    Optional<double[]> meanSums(int layer) {
        return means(layer).flatMap(_ -> snapshot).map(still -> still.meanSums()[layer - 1]);
    }

    /** Mean activations of a layer over the last batch; absent before a batch has passed through these weights. */
    Optional<double[]> means(int layer) {
        return snapshot.filter(still -> Arrays.stream(still.meanActivations()).anyMatch(NetworkView::hasNumbers))
                .map(still -> still.meanActivations()[layer - 1]);
    }

    /** The gradient of the last batch, laid out like the parameters; absent before there was one. */
    Optional<double[]> gradient() {
        return snapshot.map(Snapshot::gradient).filter(NetworkView::hasNumbers);
    }

    private static boolean hasNumbers(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value != 0);
    }
}
