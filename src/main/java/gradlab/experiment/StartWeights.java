package gradlab.experiment;

import gradlab.catalogue.Named;
import java.nio.file.Path;

/** Where the first weights come from: drawn by the initialiser, or read from a file. */
public sealed interface StartWeights {

    @Named(en = "none", ru = "нет")
    record Drawn() implements StartWeights {
    }

    /** A {@code .npz} file with {@code layerK.weight} (out × in) and {@code layerK.bias}; see {@link WeightsFile}. */
    @Named(en = "file", ru = "файл")
    record FromFile(@Named(en = "file", ru = "файл") Path file) implements StartWeights {
        public FromFile() {
            this(Path.of(""));
        }
    }
}
