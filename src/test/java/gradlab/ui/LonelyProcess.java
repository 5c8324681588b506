package gradlab.ui;

import gradlab.cli.LonelyCommands;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.train.RunImage;
import gradlab.ui.session.RunFile;
import gradlab.ui.session.SessionStore;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The whole lab in a Java without any network: window, lessons, training, files, commands. */
public final class LonelyProcess {

    /** Everything by which a text could try to fetch something. */
    private static final String CURIOUS = """
            ---
            формат: 1
            id: curious
            название: Любопытный
            версия: 0.1
            время: 5 мин
            цель: Заглянуть наружу
            ---

            Картинка ![там](http://127.0.0.1:9/a.png) и ![рядом](//127.0.0.1/share/a.png), ссылка [сюда](http://127.0.0.1:9/), код <img src="http://127.0.0.1:9/b.png">.

            Формула $\\includegraphics{http://127.0.0.1:9/c.png}$ и $$\\jlmXML{http://127.0.0.1:9/d.xml}$$

            <script src="http://127.0.0.1:9/e.js">alert(1)</script>

            ```шаг id=raz
            название: Раз
            данные: csv("http://127.0.0.1:9/data.csv")
            сеть: 2-4-1
            шагов: 20
            ```
            """;

    private LonelyProcess() {
    }

    /** Arguments: a folder to work in, and how many of the lab's lessons are opened. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        NoNetwork.forbid();
        provesItself(out);
        Path folder = Path.of(args[0]);
        Path lessons = Path.of("lessons");
        Files.writeString(folder.resolve("curious.md"), CURIOUS);
        Files.writeString(folder.resolve("a.lab"), "data: circles(60)\nnet: 2-4-1\nsteps: 25\n");
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(lessons)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().limit(Integer.parseInt(args[1])).forEach(all::add);
        }
        all.add(folder.resolve("curious.md"));
        try (HeadlessLab lab = HeadlessLab.open(Presets.first(), lessons, 1280, 720)) {
            for (Path lesson : all) {
                lab.openLesson(lesson);
                out.println("opened " + lesson.getFileName());
            }
            ExperimentSpec spec = Presets.first();
            lab.train(spec, 60);
            RunImage.All[] image = new RunImage.All[1];
            lab.with(shown -> image[0] = shown.model().trainer().image().join());
            RunFile.write(folder.resolve("kept.labrun"), image[0].chosenRun(), "note");
            RunFile.read(folder.resolve("kept.labrun"), folder.resolve("imported"));
            try (SessionStore store = SessionStore.open(folder.resolve("state")).orElseThrow()) {
                store.save(spec, image[0]);
            }
            lab.photograph(folder.resolve("window.png"));
            out.println("trained " + image[0].chosenRun().latest());
        }
        LonelyCommands.runAll(folder, all.getFirst()).forEach(bad -> out.println("bad " + bad));
        NoNetwork.attempts().forEach(attempt -> out.println("attempt " + attempt));
        out.println("done");
        System.exit(0);
    }

    /** A ban that does not hold would prove nothing. */
    private static void provesItself(PrintStream out) {
        int before = NoNetwork.attempts().size();
        for (java.util.concurrent.Callable<?> attempt : List.<java.util.concurrent.Callable<?>>of(
                () -> new java.net.Socket("127.0.0.1", 9), () -> new java.net.ServerSocket(0), () -> java.net.InetAddress.getByName("gradlab.invalid"),
                () -> java.nio.channels.SocketChannel.open(), () -> java.nio.channels.DatagramChannel.open(),
                () -> URI.create("http://127.0.0.1:9/").toURL().openStream())) {
            try {
                attempt.call();
                out.println("bad something was reached");
            } catch (Exception expected) {
                continue;
            }
        }
        out.println("forbidden " + (NoNetwork.attempts().size() - before));
        NoNetwork.forget();
    }
}
