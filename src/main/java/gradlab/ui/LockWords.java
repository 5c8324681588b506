package gradlab.ui;


/** Who has locked the settings, what is left open, and how to unlock them. */
public final class LockWords {

    private LockWords() {
    }

    /** The sentence for a notice or a dialog. */
    public static String sentence(ControlLock controls, Words words) {
        ControlLock.Lock lock = controls.lockProperty().get();
        StringBuilder text = new StringBuilder();
        lock.teacher().ifPresent(open -> text.append(words.get("lock.by.teacher", open.write(words.locale()))));
        lock.lesson().ifPresent(open -> text.append(text.isEmpty() ? "" : " ").append(words.get("lock.by.lesson", lock.title(), open.write(words.locale()))));
        return text.toString();
    }
}
