package gradlab.ui.session;

import gradlab.bench.Training;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunImage;
import gradlab.train.Trainer;
import java.nio.file.Path;
import java.util.Optional;

/** A process that goes on with the session it finds, trains, saves all the time, and says after each saving how far it is. */
public final class SavingProcess {

    private SavingProcess() {
    }

    public static void main(String[] args) throws Exception {
        ExperimentSpec spec = Training.W1_ADAM.spec().withProbes(ExperimentSpec.standardProbes());
        SessionStore store = SessionStore.open(Path.of(args[0])).orElseThrow();
        Trainer trainer = new Trainer(spec, System::nanoTime);
        Optional<SessionStore.Found> found = store.start().found();
        if (found.isPresent()) {
            trainer.restore(store.read(found.get()), bad -> {
                throw bad;
            });
            System.out.println("found " + found.get().latest());
        }
        trainer.play();
        while (true) {
            RunImage.All image = trainer.image().join();
            store.save(spec, image);
            System.out.println("saved " + image.chosenRun().latest());
            // or the training would never get a turn
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
