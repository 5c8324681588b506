package gradlab.train;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.Notation;
import gradlab.experiment.WeightsFile;
import gradlab.probe.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder a run leaves: {@code metrics.csv}, {@code spectra.csv}, {@code events.csv}, {@code weights.npz},
 * {@code experiment.lab}, {@code summary.json}. Tables grow beside their place and are moved there by {@link #finish}.
 */
public final class RunFolder implements AutoCloseable {

    private static final List<String> NETWORK_COLUMNS =
            List.of("loss.batch", "loss.train", "loss.test", "accuracy.train", "accuracy.test", "rate");
    /** These stand in every table, empty where nothing was measured; what else is measured comes after them. */
    private static final List<String> LAYER_COLUMNS = List.of("gradient.rank", "gradient.stable_rank", "gradient.effective_rank",
            "gradient.norm", "weight.rank", "weight.stable_rank", "weight.effective_rank", "weight.norm", "bias.norm", "update.rank",
            "update.stable_rank", "update.effective_rank", "update.norm", "update_to_weight", "saturation", "dead", "slope.mean",
            "local_rank", "local_rank.absolute");
    private static final Pattern SIGMA = Pattern.compile("layer(\\d+)\\.(\\w+)\\.sigma(\\d+)");

    private final Path folder;
    private final List<WholeFile> unfinished = new ArrayList<>();
    private final CsvWriter metrics;
    private final CsvWriter spectra;
    private final int[] metricIndex;
    private final List<Sigma> sigmas = new ArrayList<>();

    private record Sigma(String layer, String matrix, String number, int index) {
    }

    /** @throws BadInput if the folder cannot be made or written to */
    public RunFolder(Path folder, Run run) {
        this.folder = folder;
        Meter meter = run.meter();
        List<String> columns = new ArrayList<>(NETWORK_COLUMNS);
        for (int layer = 1; layer <= run.spec().network().depth(); layer++) {
            for (String quantity : LAYER_COLUMNS) {
                columns.add(Series.id(layer, quantity));
            }
        }
        meter.series().stream().map(Series::id).filter(id -> !columns.contains(id) && !SIGMA.matcher(id).matches()).forEach(columns::add);
        metricIndex = columns.stream().mapToInt(meter::index).toArray();
        for (int i = 0; i < meter.series().size(); i++) {
            Matcher sigma = SIGMA.matcher(meter.series().get(i).id());
            if (sigma.matches()) {
                sigmas.add(new Sigma(sigma.group(1), sigma.group(2), sigma.group(3), i));
            }
        }
        try {
            Files.createDirectories(folder);
            metrics = table("metrics.csv");
            spectra = table("spectra.csv");
            List<String> header = new ArrayList<>(List.of("step"));
            header.addAll(columns);
            metrics.writeRecord(header);
            spectra.writeRecord("step", "layer", "matrix", "index", "value");
        } catch (IOException | UncheckedIOException e) {
            close();
            throw Unwritable.of(folder, e);
        }
    }

    /**
     * Adds what was measured at an update; updates count from 1.
     *
     * @throws BadInput if it cannot be written
     */
    public void add(long update, Meter meter) {
        try {
            write(update, meter);
        } catch (UncheckedIOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    private void write(long update, Meter meter) {
        List<String> row = new ArrayList<>();
        row.add(Long.toString(update));
        for (int index : metricIndex) {
            row.add(meter.isMeasured(index) ? text(meter.value(index)) : "");
        }
        metrics.writeRecord(row);
        for (Sigma sigma : sigmas) {
            if (meter.isMeasured(sigma.index())) {
                spectra.writeRecord(Long.toString(update), sigma.layer(), sigma.matrix(), sigma.number(), text(meter.value(sigma.index())));
            }
        }
    }

    /**
     * Writes what is known at the end and moves everything to its place.
     *
     * @param run after {@link Run#observe()} at its last state
     * @param seconds how long the training took
     */
    public void finish(Run run, Recorder recorder, double seconds, Map<String, String> versions) {
        finish(run, recorder, seconds, versions, Map.of());
    }

    /**
     * The same with further entries of the summary.
     *
     * @param more what JSON can hold, by key
     */
    public void finish(Run run, Recorder recorder, double seconds, Map<String, String> versions, Map<String, Object> more) {
        try {
            metrics.close();
            spectra.close();
            try (CsvWriter events = table("events.csv")) {
                events.writeRecord("step", "layer", "event", "value", "text");
                for (Event event : recorder.events()) {
                    events.writeRecord(Long.toString(event.step()), Integer.toString(event.layer()), event.kind().id(),
                            text(event.value()), event.sentence(Texts.russian()));
                }
            }
            begun("weights.npz").write(WeightsFile.bytes(run.parameters()));
            begun("experiment.lab").write(ExperimentFile.write(run.spec(), folder, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8));
            begun("summary.json").write(summary(run, seconds, versions, more).getBytes(StandardCharsets.UTF_8));
            for (WholeFile file : unfinished) {
                file.complete();
            }
            for (WholeFile file : unfinished) {
                file.take();
            }
        } catch (IOException | UncheckedIOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        unfinished.forEach(WholeFile::close);
    }

    private CsvWriter table(String name) throws IOException {
        return CsvWriter.builder().build(new OutputStreamWriter(begun(name), StandardCharsets.UTF_8));
    }

    private OutputStream begun(String name) throws IOException {
        WholeFile file = WholeFile.begin(folder.resolve(name));
        unfinished.add(file);
        return file.out();
    }

    private static String summary(Run run, double seconds, Map<String, String> versions, Map<String, Object> more) {
        Meter meter = run.meter();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("versions", versions);
        summary.put("seeds", Map.of("data", run.spec().seeds().data(), "weights", run.spec().seeds().weights(),
                "batches", run.spec().seeds().batches()));
        summary.put("steps", run.stepCount());
        summary.put("epochs", run.epoch());
        summary.put("diverged", run.diverged());
        summary.put("stopped_early", run.stopped());
        Map<String, Object> last = new LinkedHashMap<>();
        for (String id : List.of("loss.train", "loss.test", "accuracy.train", "accuracy.test")) {
            if (meter.isMeasured(meter.index(id))) {
                double value = meter.value(id);
                last.put(id, Double.isFinite(value) ? (Object) value : text(value));
            }
        }
        summary.put("final", last);
        summary.put("training_examples", run.data().training().rows());
        summary.put("test_examples", run.data().test().rows());
        summary.put("notes", run.data().training().notes().stream()
                .map(note -> Texts.russian().get("note." + note.key(), note.args().toArray())).toList());
        summary.put("seconds", seconds);
        summary.put("probe_share", seconds > 0 ? Math.min(1, run.probeNanos() / 1e9 / seconds) : 0);
        summary.putAll(more);
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(summary) + "\n";
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Notation.number(value) : Double.toString(value);
    }
}
