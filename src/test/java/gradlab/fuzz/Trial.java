package gradlab.fuzz;

import com.sun.management.ThreadMXBean;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets the lab read one hostile file, and judges what it did: time, memory, what it threw, what it said and what it left behind. */
final class Trial implements AutoCloseable {

    /** What the processor may spend on one file, and what the clock may show on a machine that is busy with other things. */
    private static final double MOST_SECONDS = 5;
    private static final long MOST_WAITED_SECONDS = 60;
    private static final long MOST_BYTES = 64L << 20;
    /** Text in memory, its lines, and what is made of them. */
    private static final long BYTES_PER_BYTE = 400;
    private static final int LONGEST_MESSAGE = 4000;
    private static final Pattern OF_PROGRAMMERS = Pattern.compile("Exception|java\\.|jackson|gradlab\\.|@[0-9a-f]{6}|\\$Lambda|⟨(?!U\\+)|StackOverflow");
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Texts russian = Texts.russian();
    private final Texts english = Texts.english();
    private final java.util.logging.Logger quiet = java.util.logging.Logger.getLogger("gradlab");
    private final Path root;
    private final Path in;
    private final Path out;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "reader of hostile files");
        thread.setDaemon(true);
        return thread;
    });
    private double slowest;
    private long largest;
    private int refused;

    /**
     * @param seconds of the processor
     * @param thrown what came instead of an answer
     */
    private record Outcome(double seconds, long bytes, Optional<Throwable> thrown, List<Problem> problems) {
    }

    /** Below {@code root} every trial has a folder {@code in} for its files and a folder {@code out} for what is made of them. */
    Trial(Path root) throws IOException {
        this.root = root;
        in = Files.createDirectories(root.resolve("in"));
        out = Files.createDirectories(root.resolve("out"));
        // what is left out of a file is told of in the log, and here that would be thousands of lines
        quiet.setLevel(java.util.logging.Level.OFF);
    }

    /** What is wrong with how the lab took it; empty if all is well. */
    Optional<String> of(Diet diet, byte[] hostile) throws IOException {
        clear();
        diet.lay(in, hostile);
        List<String> before = names(in);
        Outcome outcome;
        try {
            outcome = reader.submit(measured(diet)).get(MOST_WAITED_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.of("not read after " + MOST_WAITED_SECONDS + " s");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        slowest = Math.max(slowest, outcome.seconds());
        largest = Math.max(largest, outcome.bytes() - BYTES_PER_BYTE * hostile.length);
        refused += outcome.thrown().isPresent() ? 1 : 0;
        return fault(diet, outcome, hostile.length).or(() -> leftBehind(diet, before));
    }

    private Callable<Outcome> measured(Diet diet) {
        return () -> {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            Throwable thrown = null;
            List<Problem> problems = List.of();
            try {
                problems = diet.reader().read(in, out);
            } catch (Throwable e) {
                thrown = e;
            }
            return new Outcome((THREADS.getCurrentThreadCpuTime() - nanos) / 1e9, THREADS.getCurrentThreadAllocatedBytes() - bytes, Optional.ofNullable(thrown), problems);
        };
    }

    private Optional<String> fault(Diet diet, Outcome outcome, int length) {
        if (outcome.seconds() > MOST_SECONDS) {
            return Optional.of("took %.1f s".formatted(outcome.seconds()));
        }
        if (outcome.bytes() > MOST_BYTES + diet.most() + BYTES_PER_BYTE * length) {
            return Optional.of("allocated " + (outcome.bytes() >> 20) + " MB for a file of " + length + " bytes");
        }
        List<Problem> problems = new ArrayList<>(outcome.problems());
        if (outcome.thrown().isPresent()) {
            Throwable thrown = outcome.thrown().get();
            if (thrown instanceof BadInput bad) {
                if (bad.problems().isEmpty()) {
                    return Optional.of("refused without a word");
                }
                problems.addAll(bad.problems());
            } else if (!(thrown instanceof IOException && diet.mayFailToRead())) {
                return Optional.of(told(thrown));
            }
        }
        return problems.stream().flatMap(problem -> Stream.of(russian, english).flatMap(texts -> fault(problem, texts).stream())).findFirst();
    }

    private static String told(Throwable thrown) {
        StringBuilder told = new StringBuilder("threw " + thrown.getClass().getName() + ": " + shortened(String.valueOf(thrown.getMessage())));
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, 14); i++) {
            told.append("\n    at ").append(trace[i]);
        }
        Throwable cause = thrown.getCause();
        return cause == null ? told.toString() : told + "\n  because it " + told(cause);
    }

    private static Optional<String> fault(Problem problem, Texts texts) {
        String key = "problem." + problem.key();
        if (!texts.has(key)) {
            return Optional.of("no sentence for " + key + " in " + texts.locale());
        }
        Matcher holes = HOLE.matcher(texts.get(key));
        while (holes.find()) {
            if (Integer.parseInt(holes.group(1)) >= problem.args().size()) {
                return Optional.of(key + " has a hole: " + holes.group());
            }
        }
        String message = problem.message(texts);
        if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
            return Optional.of(key + " says " + message.length() + " characters: " + shortened(message));
        }
        if (OF_PROGRAMMERS.matcher(message).find()) {
            return Optional.of(key + " speaks to programmers: " + shortened(message));
        }
        if (message.chars().anyMatch(letter -> letter < ' ')) {
            return Optional.of(key + " is not one line: " + shortened(message));
        }
        return problem.place().file().isEmpty() || problem.place().line() < 1 || problem.place().column() < 1
                ? Optional.of(key + " has no place: " + problem.place()) : Optional.empty();
    }

    /** Nothing outside its folder, nothing half. */
    private Optional<String> leftBehind(Diet diet, List<String> before) {
        List<String> after = names(in);
        if (!diet.keepsThingsBesideIt() && !after.equals(before)) {
            return Optional.of("the folder of the file holds " + after + " instead of " + before);
        }
        List<String> all = names(root);
        return all.stream().filter(name -> !name.startsWith("in") && !name.startsWith("out") || name.endsWith(".part") || name.endsWith(".new") || name.contains(".unpacking")
                || name.contains(".replaced")).findFirst().map(name -> "left behind: " + name);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder)).map(path -> folder.relativize(path).toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The two folders themselves stay: on many disks removing folders is the dearest thing of all. */
    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(root) && !path.equals(in) && !path.equals(out)).toList()) {
                Files.delete(path);
            }
        }
    }

    /** As much of a text as a report can hold, in one line of signs that can be seen. */
    static String shortened(String text) {
        String line = text.replace("\n", "⏎").replaceAll("\\p{Cntrl}", "·");
        return line.length() <= 300 ? line : line.substring(0, 200) + " … " + line.substring(line.length() - 80) + " (" + text.length() + " characters)";
    }

    static String shortened(byte[] bytes) {
        return shortened(new String(bytes, StandardCharsets.UTF_8));
    }

    double slowest() {
        return slowest;
    }

    /** Megabytes beyond what the length of the file explains. */
    long largest() {
        return largest >> 20;
    }

    int refused() {
        return refused;
    }

    @Override
    public void close() {
        reader.shutdownNow();
        quiet.setLevel(null);
    }
}
