package gradlab.ui.draw;

import gradlab.math.Kernels;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.network.AnswerColours;
import gradlab.ui.network.Resampling;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The network's answers over a stretch of the plane before scaling, as a picture. */
final class AnswerField {

    private static final int PIXELS = 180;
    private static final int FINEST = 48;
    private static final int COARSEST = 14;
    /** Multiply-adds that one picture may cost: a few milliseconds. */
    private static final double BUDGET = 4e6;

    private final WritableImage image = new WritableImage(PIXELS, PIXELS);
    private final int[] pixels = new int[PIXELS * PIXELS];
    private Optional<AnswerColours> colours = Optional.empty();
    private Optional<Prepared> data = Optional.empty();

    /** The picture of the moment; empty where the network has no plane or its data do not fit. */
    Optional<WritableImage> paint(Snapshot snapshot, Prepared prepared, Frame frame, Palette palette) {
        NetworkShape shape = snapshot.shape();
        boolean fits = shape.inputs() == 2 && prepared.training().features() == 2 && prepared.training().admitsOutputs(shape.outputs());
        if (!fits) {
            return Optional.empty();
        }
        if (data.orElse(null) != prepared || colours.filter(known -> known.isFor(shape.outputs(), palette)).isEmpty()) {
            data = Optional.of(prepared);
            colours = Optional.of(new AnswerColours(prepared, shape.outputs(), palette));
        }
        int side = (int) Math.clamp(Math.sqrt(BUDGET / shape.parameterCount()), COARSEST, FINEST);
        float[][] answers = answers(snapshot, prepared, frame, side);
        float[][] fine = new float[answers.length][];
        for (int k = 0; k < answers.length; k++) {
            fine[k] = Resampling.enlarge(answers[k], side, PIXELS);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours.get().pixel(fine, i);
        }
        image.getPixelWriter().setPixels(0, 0, PIXELS, PIXELS, PixelFormat.getIntArgbInstance(), pixels, 0, PIXELS);
        return Optional.of(image);
    }

    private static float[][] answers(Snapshot snapshot, Prepared prepared, Frame frame, int side) {
        double[] places = new double[2 * side * side];
        for (int i = 0; i < side * side; i++) {
            places[2 * i] = frame.left() + frame.width() * (i % side) / (side - 1);
            places[2 * i + 1] = frame.top() - frame.height() * (i / side) / (side - 1);
        }
        prepared.scaling().apply(places, side * side);
        Parameters parameters = new Parameters(snapshot.shape());
        System.arraycopy(snapshot.values(), 0, parameters.values(), 0, parameters.size());
        System.arraycopy(snapshot.statistics(), 0, parameters.statistics(), 0, snapshot.statistics().length);
        double[] outputs = new Pass(snapshot.shape(), side * side, Kernels.best()).forward(parameters, places, side * side);
        int count = snapshot.shape().outputs();
        float[][] answers = new float[count][side * side];
        for (int i = 0; i < side * side; i++) {
            for (int k = 0; k < count; k++) {
                answers[k][i] = (float) outputs[i * count + k];
            }
        }
        return answers;
    }
}
