package gradlab.train;

import de.siegmar.fastcsv.reader.CsvParseException;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a sweep: the plan in {@code sweep.json}, one row per run in {@code sweep.csv}, one per cell in
 * {@code cells.csv}. While the sweep runs, every run that is finished is added at once to {@code sweep.part.csv}, so that a
 * sweep that was broken off loses only the runs under way; whoever opens the folder with the same plan goes on from there. Used by
 * one thread at a time.
 */
public final class SweepFolder implements AutoCloseable {

    private static final String PLAN = "sweep.json";
    private static final String TABLE = "sweep.csv";
    private static final String JOURNAL = "sweep.part.csv";
    private static final String CELLS = "cells.csv";
    private static final long MOST_PLAN_BYTES = 4L << 20;
    private static final long MOST_TABLE_BYTES = 200L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final SweepTable table;
    private final FolderLock lock;
    private final FileChannel journal;

    /**
     * Makes the folder, or goes on with one that has the same plan.
     *
     * @throws BadInput if it holds another plan, is damaged, another sweep works in it, or it cannot be written to
     */
    public SweepFolder(Path folder, SweepPlan plan) {
        this(folder, JSON.valueToTree(plan.description()));
    }

    private SweepFolder(Path folder, JsonNode plan) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(PLAN))) {
                refuseDifferent(folder, readPlan(folder), plan);
            }
            lock = new FolderLock(folder);
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
        try {
            if (!Files.exists(folder.resolve(PLAN))) {
                write(PLAN, JSON.writeValueAsString(plan) + "\n");
            }
            table = readTable(folder, plan);
            write(JOURNAL, table.text());
            journal = FileChannel.open(folder.resolve(JOURNAL), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            lock.close();
            throw Unwritable.of(folder, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What was finished before. */
    public List<SweepResult> results() {
        return table.rows().stream().map(table::result).toList();
    }

    /** Adds a run that is finished; it stays, whatever happens next. */
    public void add(SweepPlan of, SweepResult result) {
        add(of.row(result));
    }

    private void add(List<String> row) {
        try {
            ByteBuffer line = ByteBuffer.wrap(SweepTable.csv(List.of(row)).getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                journal.write(line);
            }
            table.put(row);
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    /** Writes the tables of all that is known. */
    public void finish() {
        try {
            write(TABLE, table.text());
            write(CELLS, table.cells());
            journal.close();
            Files.deleteIfExists(folder.resolve(JOURNAL));
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    /** Leaves the folder as it is, for whoever goes on with it. */
    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        } finally {
            lock.close();
        }
    }

    /** How many runs a folder has, of how many. */
    public record Filled(int runs, int total) {
    }

    /**
     * Joins the results of folders with the same plan; a part that is not finished gives what it has.
     *
     * @param to may hold results of the same plan already
     * @throws BadInput if plans differ, or results of the same run do
     */
    public static Filled merge(List<Path> from, Path to) {
        if (from.isEmpty()) {
            throw BadInput.at(new Place("--merge", 1, 1), "sweep.merge");
        }
        JsonNode plan = readPlan(from.getFirst());
        for (Path other : from) {
            refuseDifferent(other, readPlan(other), plan);
        }
        try (SweepFolder joined = new SweepFolder(to, plan)) {
            for (Path part : from) {
                for (List<String> row : readTable(part, plan).rows()) {
                    List<String> known = joined.table.row(SweepTable.runOf(row));
                    if (known.isEmpty()) {
                        joined.add(row);
                    } else if (!known.equals(row)) {
                        throw BadInput.at(start(part.resolve(TABLE)), "sweep.contradiction", SweepTable.runOf(row));
                    }
                }
            }
            joined.finish();
            return new Filled(joined.table.rows().size(), plan.path("runs").asInt());
        }
    }

    private static JsonNode readPlan(Path folder) {
        Path file = folder.resolve(PLAN);
        try {
            if (!Files.isRegularFile(file)) {
                throw BadInput.at(start(file), "sweep.no-plan");
            }
            if (Files.size(file) > MOST_PLAN_BYTES) {
                throw BadInput.at(start(file), "sweep.damaged");
            }
            JsonNode plan = JSON.readTree(Files.readString(file));
            if (SweepTable.isHeader(columns(plan)) && plan.path("runs").asInt() > 0) {
                return plan;
            }
        } catch (IOException | JacksonException e) {
            // whatever it is, it is no plan that could be followed
        }
        throw BadInput.at(start(file), "sweep.damaged");
    }

    private static void refuseDifferent(Path folder, JsonNode found, JsonNode wanted) {
        if (!found.equals(wanted)) {
            TreeSet<String> names = new TreeSet<>(found.propertyNames());
            names.addAll(wanted.propertyNames());
            names.removeIf(name -> found.path(name).equals(wanted.path(name)));
            throw BadInput.at(start(folder.resolve(PLAN)), "sweep.other-plan", String.join(", ", names));
        }
    }

    private static List<String> columns(JsonNode plan) {
        List<String> columns = new ArrayList<>();
        plan.path("columns").forEach(column -> columns.add(column.asString("")));
        return columns;
    }

    private static SweepTable readTable(Path folder, JsonNode plan) {
        SweepTable table = new SweepTable(columns(plan));
        for (String name : List.of(TABLE, JOURNAL)) {
            Path file = folder.resolve(name);
            try {
                if (Files.exists(file) && Files.size(file) > MOST_TABLE_BYTES) {
                    throw BadInput.at(start(file), "sweep.damaged");
                }
                if (Files.exists(file)) {
                    table.read(Files.readString(file));
                }
            } catch (IOException | CsvParseException e) {
                throw BadInput.at(start(file), "sweep.damaged");
            }
        }
        return table;
    }

    private void write(String name, String text) throws IOException {
        WholeFile.write(folder.resolve(name), text);
    }

    private static Place start(Path file) {
        return new Place(file.toString(), 1, 1);
    }
}
