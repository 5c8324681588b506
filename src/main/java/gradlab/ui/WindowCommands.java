package gradlab.ui;

import gradlab.catalogue.Texts;
import gradlab.experiment.Key;
import gradlab.train.Branch;
import gradlab.train.RunState.Phase;
import gradlab.ui.theme.Palette;
import javafx.beans.binding.BooleanExpression;

/** What the commands do that concern the run, its files and the looks of the window. */
final class WindowCommands {

    private final LabModel model;
    private final Words words;
    private final Commands commands;

    WindowCommands(LabModel model, Words words) {
        this.model = model;
        this.words = words;
        this.commands = model.commands();
    }

    void install(ExperimentDesk desk) {
        files(desk);
        BooleanExpression stuck = model.when(state -> state.ended() || state.phase() == Phase.FAILED);
        commands.does(Command.UNDO, model::undo, model.canUndoProperty().not());
        commands.does(Command.REDO, model::redo, model.canRedoProperty().not());
        commands.does(Command.PLAY, this::playOrPause, stuck);
        commands.does(Command.STEP, () -> model.trainer().stepOnce(), stuck);
        commands.does(Command.EPOCH, () -> model.trainer().playEpoch(), stuck);
        commands.does(Command.RESTART, () -> model.trainer().restart());
        commands.does(Command.FORK, model::fork, model.when(state -> state.run().isEmpty() || state.branches().size() == Branch.MOST)
                .or(model.concealedProperty()));
        // in front of a class the sides of the window are covered
        commands.turns(Command.EXPERIMENT, model.formShowingProperty(), model.projectorProperty());
        commands.turns(Command.LESSON, model.lessonShowingProperty(), model.projectorProperty());
        commands.does(Command.THEME, () -> model.paletteProperty().set(model.paletteProperty().get() == Palette.LIGHT ? Palette.DARK : Palette.LIGHT));
        commands.does(Command.LANGUAGE, () -> words.textsProperty().set(words.locale().getLanguage().equals("ru") ? Texts.english() : Texts.russian()));
    }

    private void files(ExperimentDesk desk) {
        commands.does(Command.OPEN_EXPERIMENT, desk::chooseExperiment, model.controls().locksAnything());
        commands.does(Command.OPEN_TABLE, desk::chooseTable, model.controls().locks(Key.DATA));
        commands.does(Command.OPEN_IMAGES, desk::chooseImages, model.controls().locks(Key.DATA));
        commands.does(Command.OPEN_RUN, desk::chooseRun);
        commands.does(Command.SAVE_EXPERIMENT, desk::chooseSave, model.concealedProperty());
        commands.does(Command.SAVE_RUN, desk::chooseSaveRun, model.when(state -> state.run().isEmpty()).or(model.concealedProperty()));
    }

    private void playOrPause() {
        if (model.state().phase() == Phase.RUNNING) {
            model.trainer().pause();
        } else {
            model.trainer().play();
        }
    }
}
