import { Component } from './component'

/** `view` and every other plain box; its only skill is the hover class. */
export class View extends Component {}
