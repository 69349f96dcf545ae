// Why a call ended or was not joined: `why` is a word of the desk's `core.call.Ending`.
export class Ended extends Error {
  constructor(why, details = "") {
    super(details || why);
    this.why = why;
    this.details = details;
  }
}
