package gradlab.catalogue;

/** Something that a sentence names and that reads differently in each language. */
public interface Worded {

    /** As it stands within a sentence of this language. */
    String in(Texts texts);
}
