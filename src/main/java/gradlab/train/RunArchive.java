package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.SpecChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs as named pieces of bytes: {@code run.json} says what was asked and what happened, {@code curves.bin} holds the
 * recorded series, {@code spectra.bin} names the kept spectra, {@code checkpoints/NAME} holds one checkpoint or a part of the
 * spectra each, named by its content. Where the pieces lie is up to the caller.
 */
public final class RunArchive {

    /** Grows when older labs could not read what is written. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where pieces are kept. */
    public interface Pieces {
        /** @throws IOException if there is no such piece or it cannot be read */
        byte[] read(String name) throws IOException;
    }

    /** Takes pieces. */
    public interface Sink {
        void write(String name, byte[] bytes) throws IOException;

        /**
         * Keeps bytes that never change and returns the name they can be read by.
         *
         * @param what stands for them: equal objects have the same bytes
         */
        String keep(Object what, Supplier<byte[]> bytes) throws IOException;
    }

    private RunArchive() {
    }

    /**
     * @param prefix before the names of the pieces
     * @param folder files of data are named relative to it
     * @param most bytes of checkpoints and of spectra: evenly spaced ones are left out until the rest fits
     */
    public static void write(RunImage run, String prefix, Path folder, Room most, Sink sink) throws IOException {
        List<Map<String, Object>> checkpoints = new ArrayList<>();
        for (Checkpoints.Kept kept : Checkpoints.fitting(run.checkpoints(), most.checkpoints())) {
            checkpoints.add(Map.of("segment", kept.segment(), "step", kept.step(), "name", sink.keep(kept.checkpoint(), () -> CheckpointBytes.of(kept.checkpoint()))));
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("version", VERSION);
        description.put("number", run.number());
        run.origin().ifPresent(origin -> description.put("origin", Map.of("number", origin.number(), "step", origin.step())));
        description.put("latest", run.latest());
        description.put("step", run.step());
        description.put("data", run.data());
        description.put("segments", run.segments().stream().map(segment -> Map.of("from", segment.from(),
                "spec", ExperimentFile.write(segment.spec(), folder, Locale.ENGLISH))).toList());
        description.put("checkpoints", checkpoints);
        description.put("events", run.events().stream().filter(event -> event.change().isEmpty()).map(RunArchive::described).toList());
        description.put("spectra", run.spectra().rows().size());
        sink.write(prefix + "curves.bin", curves(run.curves()));
        sink.write(prefix + "spectra.bin", SpectrumPieces.write(run.spectra(), most.spectra(), sink));
        sink.write(prefix + "run.json", JSON.writeValueAsBytes(description));
    }

    /**
     * @param specs reads a specification, {@link BadInput} if it cannot
     * @throws IOException if the pieces are damaged, or of a version that is not known here
     * @throws BadInput if a specification in it cannot be read
     */
    public static RunImage read(Pieces pieces, String prefix, Function<String, ExperimentSpec> specs) throws IOException {
        try {
            JsonNode root = JSON.readTree(pieces.read(prefix + "run.json"));
            if (root.path("version").asInt(0) != VERSION) {
                throw new IOException("version " + root.path("version") + " of a run is not known here");
            }
            List<Track.Segment> segments = new ArrayList<>();
            for (JsonNode segment : root.required("segments")) {
                segments.add(new Track.Segment(segment.required("from").asLong(), specs.apply(segment.required("spec").asString())));
            }
            List<Checkpoints.Kept> checkpoints = new ArrayList<>();
            for (JsonNode kept : root.required("checkpoints")) {
                int segment = kept.required("segment").asInt();
                Checkpoint checkpoint = CheckpointBytes.read(pieces.read(kept.required("name").asString()));
                if (segment >= segments.size() || checkpoint.step() != kept.required("step").asLong()) {
                    throw new IOException("checkpoint of step " + checkpoint.step() + " is out of place");
                }
                double[] start = checkpoints.isEmpty() ? checkpoint.start() : checkpoints.getFirst().checkpoint().start();
                checkpoints.add(new Checkpoints.Kept(segment, checkpoint.sharing(start)));
            }
            if (segments.isEmpty() || checkpoints.isEmpty()) {
                throw new IOException("a run without a beginning");
            }
            return new RunImage(root.required("number").asInt(), origin(root), segments, checkpoints, root.required("latest").asLong(),
                    root.required("step").asLong(), curves(pieces.read(prefix + "curves.bin")), events(root, segments),
                    spectra(root, pieces, prefix), root.required("data").asLong());
        } catch (JacksonException e) {
            throw new IOException(place("run.json", e), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(prefix, e);
        }
    }

    /**
     * What can be told of a run without its weights.
     *
     * @param curves the wanted ones, as far as they were recorded
     */
    public record Glance(ExperimentSpec spec, long latest, Map<String, Window> curves) {
        public Glance {
            curves = Map.copyOf(curves);
        }
    }

    /**
     * Reads no checkpoint and no spectrum, so that a hundred runs need little memory.
     *
     * @param specs reads a specification, {@link BadInput} if it cannot
     * @param series ids of the curves that are wanted
     * @param points at most so many buckets of every curve
     * @throws IOException if the pieces are damaged, or of a version that is not known here
     * @throws BadInput if the specification cannot be read
     */
    public static Glance glance(Pieces pieces, String prefix, Function<String, ExperimentSpec> specs, Collection<String> series, int points) throws IOException {
        try {
            JsonNode root = JSON.readTree(pieces.read(prefix + "run.json"));
            if (root.path("version").asInt(0) != VERSION) {
                throw new IOException("version " + root.path("version") + " of a run is not known here");
            }
            JsonNode segments = root.required("segments");
            if (segments.isEmpty()) {
                throw new IOException("a run without a beginning");
            }
            ExperimentSpec last = specs.apply(segments.get(segments.size() - 1).required("spec").asString());
            Map<String, Window> windows = new HashMap<>();
            curves(pieces.read(prefix + "curves.bin")).forEach((id, image) -> {
                if (series.contains(id)) {
                    windows.put(id, History.of(image.thinned(points)).window(points));
                }
            });
            return new Glance(last, root.required("latest").asLong(), windows);
        } catch (JacksonException e) {
            throw new IOException(place("run.json", e), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(prefix, e);
        }
    }

    /** Where in a piece of JSON something is wrong; the rest of what a parser says is for programmers. */
    public static String place(String piece, JacksonException mistake) {
        TokenStreamLocation at = mistake.getLocation();
        return at == null || at.getLineNr() < 1 ? piece : piece + ":" + at.getLineNr() + (at.getColumnNr() < 1 ? "" : ":" + at.getColumnNr());
    }

    /** Files of the first labs have none. */
    private static SpectrumStore.Image spectra(JsonNode root, Pieces pieces, String prefix) throws IOException {
        return root.path("spectra").asInt(0) == 0 ? SpectrumStore.Image.NOTHING : SpectrumPieces.read(pieces.read(prefix + "spectra.bin"), pieces);
    }

    private static Optional<Branch.Origin> origin(JsonNode root) {
        return root.optional("origin").map(node -> new Branch.Origin(node.required("number").asInt(), node.required("step").asLong()));
    }

    private static Map<String, Object> described(Event event) {
        return Map.of("step", event.step(), "layer", event.layer(), "kind", event.kind().id(), "value", Double.toString(event.value()));
    }

    /** Changes of the specification follow from the segments. */
    private static List<Event> events(JsonNode root, List<Track.Segment> segments) {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : root.required("events")) {
            events.add(Event.of(event.required("step").asLong(), event.required("layer").asInt(),
                    Event.Kind.valueOf(event.required("kind").asString().toUpperCase(Locale.ROOT)),
                    Double.parseDouble(event.required("value").asString())));
        }
        for (int i = 1; i < segments.size(); i++) {
            SpecChange change = new SpecChange(segments.get(i - 1).spec(), segments.get(i).spec());
            events.add(new Event(segments.get(i).from(), 0, Event.Kind.CHANGED, Double.NaN, Optional.of(change)));
        }
        events.sort(java.util.Comparator.comparingLong(Event::step));
        return events;
    }

    private static byte[] curves(Map<String, History.Image> curves) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(curves.size());
            for (Map.Entry<String, History.Image> curve : curves.entrySet()) {
                out.writeUTF(curve.getKey());
                out.writeLong(curve.getValue().points());
                for (double[] column : curve.getValue().columns()) {
                    CheckpointBytes.writeAll(column, out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, History.Image> curves(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, History.Image> curves = new HashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String id = in.readUTF();
            long points = in.readLong();
            double[][] columns = new double[History.Image.COLUMNS][];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = CheckpointBytes.readDoubles(in);
                if (columns[c].length != columns[0].length) {
                    throw new IOException("columns of " + id + " are not equally long");
                }
            }
            curves.put(id, new History.Image(columns, points));
        }
        return curves;
    }
}
