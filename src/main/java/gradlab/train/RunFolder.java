package gradlab.train;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.Notation;
import gradlab.experiment.WeightsFile;
import gradlab.probe.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private final List<Path> unfinished = new ArrayList<>();
    private final CsvWriter metrics;
    private final CsvWriter spectra;
    private final int[] metricIndex;
    private final List<Sigma> sigmas = new ArrayList<>();

    private boolean tablesClosed;

    private record Sigma(String layer, String matrix, String number, int index) {
    }

    /** @throws UncheckedIOException if the folder cannot be made or written to */
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
            metrics = CsvWriter.builder().build(beside("metrics.csv"));
            spectra = CsvWriter.builder().build(beside("spectra.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(columns);
        metrics.writeRecord(header);
        spectra.writeRecord("step", "layer", "matrix", "index", "value");
    }

    /** Adds what was measured at an update; updates count from 1. */
    public void add(long update, Meter meter) {
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
            closeTables();
            try (CsvWriter events = CsvWriter.builder().build(beside("events.csv"))) {
                events.writeRecord("step", "layer", "event", "value", "text");
                for (Event event : recorder.events()) {
                    events.writeRecord(Long.toString(event.step()), Integer.toString(event.layer()), event.kind().id(),
                            text(event.value()), event.sentence(Texts.russian()));
                }
            }
            Files.write(beside("weights.npz"), WeightsFile.bytes(run.parameters()));
            Files.writeString(beside("experiment.lab"), ExperimentFile.write(run.spec(), folder, Locale.ENGLISH));
            Files.write(beside("summary.json"), summary(run, seconds, versions, more).getBytes(StandardCharsets.UTF_8));
            for (Path file : unfinished) {
                Path place = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.part$", ""));
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            unfinished.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        try {
            closeTables();
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closing a table twice would write to a closed stream. */
    private void closeTables() throws IOException {
        if (!tablesClosed) {
            tablesClosed = true;
            metrics.close();
            spectra.close();
        }
    }

    private Path beside(String name) {
        Path file = folder.resolve(name + ".part");
        unfinished.add(file);
        return file;
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
