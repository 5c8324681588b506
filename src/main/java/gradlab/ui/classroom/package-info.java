/** What stands around a lesson in front of a class: notes for the speaker, locks, the class record, the results of all pupils. */
package gradlab.ui.classroom;
