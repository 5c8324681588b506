/** What outlives the window: the session with its runs, settings, progress in the lessons, and files of runs. */
package gradlab.ui.session;
