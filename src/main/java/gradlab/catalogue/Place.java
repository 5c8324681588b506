package gradlab.catalogue;

/** Where something stands: a file (or another name of the source), a line and a column, both from 1. */
public record Place(String file, int line, int column) {

    public Place atColumn(int newColumn) {
        return new Place(file, line, newColumn);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
