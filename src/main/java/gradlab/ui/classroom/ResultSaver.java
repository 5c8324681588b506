package gradlab.ui.classroom;

import gradlab.catalogue.BadInput;
import gradlab.lesson.Answers;
import gradlab.train.RunImage;
import gradlab.ui.FileChoice.Kind;
import gradlab.ui.Premises;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Saves the chosen run and what was predicted in the open lesson as one small file for the teacher. */
final class ResultSaver {

    private static final long PATIENCE_SECONDS = 60;

    private final Premises premises;
    private final LessonPane pane;
    private final Consumer<BadInput> refused;

    ResultSaver(Premises premises, LessonPane pane, Consumer<BadInput> refused) {
        this.premises = premises;
        this.pane = pane;
        this.refused = refused;
    }

    void choose() {
        premises.files().toSave(Kind.RESULTS, premises.words().get("results.suggested") + ".labrun").ifPresent(this::save);
    }

    private void save(Path chosen) {
        Path file = RunFile.isOne(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName() + ".labrun");
        Optional<Answers> answers = pane.answers();
        CompletableFuture<RunImage.All> image = premises.model().trainer().image();
        premises.background().run(premises.words().get("files.writing", file.getFileName()), () -> {
            ResultFile.write(file, image.get(PATIENCE_SECONDS, TimeUnit.SECONDS).chosenRun(), answers.orElseGet(() -> new Answers("", "", List.of())), "");
            return Files.size(file);
        }, size -> premises.say().accept(premises.words().get("results.saved", file, answers.map(said -> said.answers().size()).orElse(0),
                premises.words().whole(Math.ceilDiv(size, 1024)))), refused);
    }
}
