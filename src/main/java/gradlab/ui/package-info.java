/** The window. The only package (with those below it) that knows JavaFX and charts. */
package gradlab.ui;
