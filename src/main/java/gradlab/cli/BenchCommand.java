package gradlab.cli;

import gradlab.bench.Bench;
import gradlab.bench.Workload;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.ui.StartTrial;
import gradlab.ui.WindowTrial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gradlab bench}: the speed table. Each workload gets a JVM of its own, so that none profits from another. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    private static final int STARTS = 7;

    @Parameters(paramLabel = "W1-sgd|…", descriptionKey = "workloads", arity = "0..*")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--window", descriptionKey = "window")
    private boolean window;

    @Option(names = "--start", descriptionKey = "start")
    private boolean start;

    @Option(names = "--size", paramLabel = "WxH", descriptionKey = "size", defaultValue = "1280x720")
    private String size;

    @Option(names = "--here", hidden = true)
    private boolean here;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter print = command.commandLine().getOut();
        JsonMapper mapper = new JsonMapper();
        if (window) {
            return window(print, mapper);
        }
        if (start && here) {
            StartTrial.run(Home.lessons(), Display.here().obstacle().isEmpty(), line -> {
                print.println(line);
                print.flush();
            });
            return Main.DONE;
        }
        if (start) {
            return start(print, mapper);
        }
        List<Workload> workloads = chosen();
        if (!json) {
            print.println(Main.text("bench.header"));
        }
        for (Workload workload : workloads) {
            String line = here ? mapper.writeValueAsString(Bench.measure(workload).fields()) : inOwnJvm(workload);
            print.println(json || here ? line : row(workload, mapper.readTree(line)));
            print.flush();
        }
        return Main.DONE;
    }

    /** The window at full training speed, on the display if there is one. */
    private int window(PrintWriter print, JsonMapper mapper) {
        double[] sides = RenderCommand.sides(size, command.commandLine());
        WindowTrial.Result result = WindowTrial.measure(Home.lessons(), Display.here().obstacle().isEmpty(), sides[0], sides[1]);
        if (json) {
            print.println(mapper.writeValueAsString(result.fields()));
            return Main.DONE;
        }
        print.println(Main.text("bench.window", whole(result.width()), whole(result.height()), String.valueOf(result.charts()), whole(result.alone()),
                whole(result.beside()), whole(100 * result.kept())));
        print.println(Main.text("bench.window.busy", whole(result.longest()), whole(result.rare()), whole(result.frames())));
        print.println(Main.text("bench.window.click", whole(result.click()), whole(result.clickMedian())));
        return Main.DONE;
    }

    /** Starts the lab's own launcher some times over; the first start finds nothing in the system's caches, the others do. */
    private int start(PrintWriter print, JsonMapper mapper) throws IOException, InterruptedException {
        List<double[]> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            times.add(startOnce());
        }
        double[] frames = times.stream().mapToDouble(each -> each[0]).sorted().toArray();
        double[] moving = times.stream().mapToDouble(each -> each[1]).sorted().toArray();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("workload", "start-window");
            fields.put("first_frame_ms_median", frames[STARTS / 2]);
            fields.put("first_frame_ms_min", frames[0]);
            fields.put("first_frame_ms_max", frames[STARTS - 1]);
            fields.put("moving_chart_ms_median", moving[STARTS / 2]);
            fields.put("samples", STARTS);
            fields.put("java", System.getProperty("java.version"));
            print.println(mapper.writeValueAsString(fields));
        } else {
            print.println(Main.text("bench.start", whole(frames[STARTS / 2]), whole(frames[0]), whole(frames[STARTS - 1]), whole(moving[STARTS / 2])));
        }
        return Main.DONE;
    }

    /** Milliseconds from the command to the first frame, and to the first moving chart. */
    private static double[] startOnce() throws IOException, InterruptedException {
        double[] at = {Double.NaN, Double.NaN};
        long began = System.nanoTime();
        Process process = Home.launch("bench", "--start", "--here").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int which = List.of(StartTrial.FRAME, StartTrial.MOVING).indexOf(line.strip());
                if (which >= 0) {
                    at[which] = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        if (process.waitFor() != 0 || Double.isNaN(at[1])) {
            throw new IOException("the started lab ended with " + process.exitValue());
        }
        return at;
    }

    private static String whole(double value) {
        return String.valueOf(Math.round(value));
    }

    private static String row(Workload workload, JsonNode fields) {
        JsonNode share = fields.path("share_of_peak");
        return String.format(Locale.ROOT, "%-14s %10.0f %10.0f %10.0f %8.2f× %5s× %8d %9s   %s", workload.id(),
                fields.path("steps_per_s_median").asDouble(), fields.path("min").asDouble(), fields.path("max").asDouble(),
                fields.path("ratio_to_ejml").asDouble(), new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(workload.goal()),
                fields.path("bytes_per_step").asLong(), share.isNumber() ? Math.round(100 * share.asDouble()) + " %" : "–",
                fields.path("kernel").asString());
    }

    private List<Workload> chosen() {
        if (names.isEmpty()) {
            return List.of(Workload.values());
        }
        List<Workload> found = new ArrayList<>();
        for (String name : names) {
            List<Workload> matching = Arrays.stream(Workload.values())
                    .filter(w -> w.id().equalsIgnoreCase(name) || w.id().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "-")).toList();
            if (matching.isEmpty()) {
                List<String> known = Arrays.stream(Workload.values()).map(Workload::id).toList();
                throw BadInput.at(new Place("bench", 1, 1), "bench.unknown", name, Nearest.to(name, known).orElse(String.join(", ", known)));
            }
            found.addAll(matching);
        }
        return found;
    }

    private static String inOwnJvm(Workload workload) throws IOException, InterruptedException {
        if (Home.isPackaged()) {
            return said(Home.launch("bench", workload.id(), "--here"));
        }
        List<String> line = new ArrayList<>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "gradlab.cli.Main", "bench", workload.id(), "--here"));
        return said(new ProcessBuilder(line));
    }

    private static String said(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the measuring process ended with " + process.exitValue());
        }
        return out.lines().filter(text -> text.startsWith("{")).findFirst().orElseThrow();
    }
}
