package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.ui.Words;
import gradlab.ui.handout.Handout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab handout}: the sheets of a lesson for pupils and for the teacher, as PDF files. */
@Command(name = "handout")
final class HandoutCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON.md", descriptionKey = "lessons", arity = "1..*")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out", defaultValue = "handout")
    private Path out;

    @Option(names = "--variants", paramLabel = "N", descriptionKey = "variants", defaultValue = "1")
    private int variants;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (variants < 1 || variants > Handout.MOST_VARIANTS) {
            throw new WrongUse(command.commandLine(), "handout.variants", Handout.MOST_VARIANTS);
        }
        System.setProperty("java.awt.headless", "true");
        PrintWriter print = command.commandLine().getOut();
        for (Path file : files) {
            Lesson lesson = LessonReader.read(file);
            List<Problem> errors = lesson.problems().stream().filter(problem -> !problem.isWarning()).toList();
            if (!errors.isEmpty()) {
                throw new BadInput(errors);
            }
            try {
                new Handout(lesson, new Words(Texts.russian())).write(out, variants).forEach(print::println);
            } catch (IOException e) {
                throw Unwritable.of(out, e);
            }
        }
        print.flush();
        return Main.DONE;
    }
}
