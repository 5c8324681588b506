package gradlab.train;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints a hash of the weights that a few short runs end with, for comparing processes. */
public final class Fingerprint {

    private static final int STEPS = 60;

    private Fingerprint() {
    }

    public static void main(String[] args) {
        System.out.println(ofSeveralRuns());
    }

    static String ofSeveralRuns() {
        MessageDigest digest = sha256();
        for (var optimizer : Catalogues.OPTIMIZER.entries()) {
            digest.update(weightsAfter(Compatibility.withOptimizer(plane(), optimizer.standard())));
        }
        digest.update(weightsAfter(plane().withData(new DataSource.Blobs()).withEnds(2, 3)
                .withHidden(List.of(new LayerSpec(13, new Activation.Relu()), new LayerSpec(7, new Elu())))
                .withInitializer(new Initializer.He())));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ExperimentSpec plane() {
        return ExperimentSpec.standard().withBatches(new BatchPlan(24, true))
                .withHidden(List.of(new LayerSpec(9, new Activation.Tanh()), new LayerSpec(5, new Activation.Sigmoid())));
    }

    private static byte[] weightsAfter(ExperimentSpec spec) {
        Run run = Run.start(spec);
        for (int i = 0; i < STEPS; i++) {
            run.step();
        }
        double[] values = run.parameters().values();
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
