package gradlab.ui.lesson;

import gradlab.lesson.Glossary;
import gradlab.lesson.Glossary.Term;
import gradlab.lesson.Lesson;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Scope;
import gradlab.ui.widget.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.stage.Screen;
import javafx.util.Subscription;

/** What all parts of one open lesson share; closing it ends everything they listen to. */
final class Page implements Sheet, AutoCloseable {

    private final Desk desk;
    private final Lesson lesson;
    private final List<Term> terms;
    private final Set<Term> introduced = new HashSet<>();
    private final Scope scope = new Scope();
    private final DoubleProperty width = new SimpleDoubleProperty(320);
    private final List<Subscription> subscriptions = new ArrayList<>();
    private boolean closed;

    /**
     * What outlives a page: the reader's settings and everything the pages use together.
     *
     * @param background does what takes long: reading lessons, drawing formulas, checking claims, one after the other
     * @param textSize in points
     * @param teaching whether notes to the teacher are shown
     */
    record Desk(LabModel model, Words words, FormulaImages formulas, Executor background, Progress progress, Path folder,
            DoubleProperty textSize, BooleanProperty teaching) {
    }

    Page(Desk desk, Lesson lesson) {
        this.desk = desk;
        this.lesson = lesson;
        this.terms = lesson.terms().stream().flatMap(name -> Glossary.find(name).stream()).toList();
    }

    /** The terms of the lesson that the glossary knows. */
    List<Term> terms() {
        return terms;
    }

    /** True the first time the page speaks of this term. */
    boolean introduces(Term term) {
        return introduced.add(term);
    }

    Lesson lesson() {
        return lesson;
    }

    @Override
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return desk.model().paletteProperty();
    }

    @Override
    public Path file() {
        return lesson.file();
    }

    LabModel model() {
        return desk.model();
    }

    @Override
    public Words words() {
        return desk.words();
    }

    FormulaImages formulas() {
        return desk.formulas();
    }

    @Override
    public Executor background() {
        return desk.background();
    }

    Progress progress() {
        return desk.progress();
    }

    @Override
    public Path folder() {
        return Optional.ofNullable(lesson.file().toAbsolutePath().getParent()).orElse(desk.folder());
    }

    @Override
    public ReadOnlyDoubleProperty textSizeProperty() {
        return desk.textSize();
    }

    ReadOnlyBooleanProperty teachingProperty() {
        return desk.teaching();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    /** Room for text, in points. */
    DoubleProperty widthProperty() {
        return width;
    }

    /** How formulas look on this page at the moment. */
    Formula.Look look(boolean display) {
        return look(desk, display);
    }

    static Formula.Look look(Desk desk, boolean display) {
        double scale = Math.max(2, Screen.getPrimary().getOutputScaleX());
        int ink = FormulaView.argb(desk.model().paletteProperty().get().ink());
        return new Formula.Look(display, desk.textSize().get(), ink, scale);
    }

    @Override
    public void keep(Subscription subscription) {
        if (closed) {
            subscription.unsubscribe();
        } else {
            subscriptions.add(subscription);
        }
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
    }
}
