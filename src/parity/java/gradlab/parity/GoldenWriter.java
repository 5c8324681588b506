package gradlab.parity;

import gradlab.golden.GoldenCase;
import gradlab.golden.GoldenTable;
import gradlab.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the numbers that the ordinary tests compare the engine with, every one of them from PyTorch. After adding or
 * changing an experiment {@code src/test/resources/gradlab/golden/NAME.lab} (and naming it in {@link GoldenCase#NAMES}), run
 * {@code mvn -Pparity test-compile exec:exec@golden} and commit the tables beside it.
 */
public final class GoldenWriter {

    private GoldenWriter() {
    }

    /** @param args the folder for the tables */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path scratch = Files.createDirectories(Path.of("target", "golden"));
        try (Torch torch = new Torch()) {
            for (String name : GoldenCase.NAMES) {
                Path file = folder.resolve(name + ".csv");
                Files.writeString(file, table(torch, GoldenCase.read(name, scratch)).text());
                System.out.println(file);
            }
        }
    }

    static GoldenTable table(Torch torch, GoldenCase golden) {
        Run start = Run.start(golden.spec());
        return GoldenTable.of(TorchTraining.of(torch, golden.spec(), start.data().loss(), golden.data(), start.parameters(),
                Parity.constant(golden.spec().optimizer().rate(), GoldenTable.steps())), start.parameters());
    }
}
