package gradlab.ui.session;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Answers;
import gradlab.train.RunArchive;
import gradlab.train.RunImage;
import gradlab.train.Window;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a pupil hands in: a run in a file {@code *.labrun} with its first and last checkpoint alone, its curves in few points,
 * and {@code answers.json} beside them with what was predicted. Labs that do not know of answers open it as any run.
 */
public final class ResultFile {

    /** What the gallery draws. */
    public static final List<String> SERIES = List.of("loss.train", "loss.test", "accuracy.train", "accuracy.test");
    static final String ANSWERS = "answers.json";
    private static final int POINTS = 256;
    /** Pieces that are larger are no honest ones. */
    private static final int MOST_BYTES = 48 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultFile() {
    }

    /**
     * What a file tells.
     *
     * @param latest the greatest step of the run
     * @param curves by id, as far as they were recorded: see {@link #SERIES}
     * @param answers what was predicted; runs that were saved in another way have none
     * @param note what the author wrote about it, may be empty
     */
    public record Result(ExperimentSpec spec, long latest, Map<String, Window> curves, Optional<Answers> answers, String note) {

        /** Where a curve ended, or NaN. */
        public double last(String series) {
            return curves.getOrDefault(series, Window.EMPTY).lastValue();
        }
    }

    /** @throws BadInput if the file cannot be written */
    public static void write(Path file, RunImage run, Answers answers, String note) {
        RunFile.write(file, run.brief(POINTS), note, Map.of(ANSWERS, answers.json()));
    }

    /**
     * Reads what is told of a run and leaves its weights where they are.
     *
     * @throws BadInput if the file is not there, damaged or comes from a newer lab
     */
    public static Result read(Path file) {
        Place place = new Place(file.toString(), 1, 1);
        if (!Files.isRegularFile(file)) {
            throw BadInput.noFile(file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode root = JSON.readTree(piece(zip, RunFile.DESCRIPTION));
            if (root.path("version").asInt(0) > RunFile.VERSION) {
                throw BadInput.at(place, "run.newer");
            }
            RunArchive.Glance glance = RunArchive.glance(name -> piece(zip, name), RunFile.RUN, text -> ExperimentFile.readToTell(text, file.toString(), RunFile.importFolder()), SERIES, POINTS);
            Optional<Answers> answers = zip.getEntry(ANSWERS) == null ? Optional.empty() : Answers.read(piece(zip, ANSWERS));
            String note = zip.getEntry(RunFile.NOTE) == null ? "" : new String(piece(zip, RunFile.NOTE), StandardCharsets.UTF_8);
            return new Result(glance.spec(), glance.latest(), glance.curves(), answers, note);
        } catch (JacksonException e) {
            throw BadInput.at(place, "run.unreadable", RunArchive.place(ANSWERS, e));
        } catch (IllegalArgumentException e) {
            throw BadInput.at(place, "run.unreadable", ANSWERS);
        } catch (IOException e) {
            throw BadInput.at(place, "run.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] piece(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException(name + " is too large");
            }
            return bytes;
        }
    }
}
