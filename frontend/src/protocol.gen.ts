// Generated from the Go types of package facilitation. Do not edit: go run ./cmd/protocol

export type Answer = 'yes' | 'yesWorry' | 'canLive' | 'notYet' | 'no' | 'notMine' | '';

export type Aspect = 'together' | 'technology' | 'conditions';

export type Became = 'changed' | 'noted' | 'withdrawn';

export type Language = 'en' | 'cy';

export type Layer = 'all' | 'facilitator' | 'screen';

export type Line = 'keeps' | 'could' | 'affected' | 'unsettled' | 'meanings' | 'exists' | 'will' | 'soThat' | 'who';

export type Moment = 'waiting' | 'speaking' | 'writing' | 'pulsing' | 'reading' | 'grouping' | 'working' | 'returning' | 'hearing' | 'rating' | 'rated' | 'choosing' | 'wording' | 'firstAnswers' | 'worrying' | 'finalAnswers' | 'resulted' | 'checking' | 'settling' | 'ended';

export type Outcome = 'agreed' | 'agreedReservations' | 'supportedObjected' | 'objectionStands' | 'notAgreedYet' | 'notEnough' | 'agreedAloud' | 'notAgreedAloud';

export type Place = 'video' | 'room';

export type Reason = 'namesPerson' | 'namesPatient' | 'abusive';

export type Role = 'host' | 'facilitator' | 'participant' | 'screen' | 'room';

export type RoundKind = 'checkIns' | 'pulse' | 'thoughts' | 'marks' | 'ratings' | 'answers' | 'lines';

export type RoundState = 'open' | 'closing' | 'closed' | 'dropped';

export type Stage = 'arriving' | 'checkIn' | 'gather' | 'share' | 'explore' | 'agree' | 'closing' | 'closed' | 'cancelled';

export type TurnsKind = 'checkIn' | 'oneThing';

export type Way = 'tryUntil' | 'split' | 'park' | 'takeTo' | 'recordBoth';

export type markdown = ' \\\n';

/** AskForAnswers opens the first or the final answers to a proposal. */
export interface AskForAnswers {
  proposal: string;
  final: boolean;
}

/** AskForTime raises "someone would like more time" for all, without a seat. */
export interface AskForTime {}

/** AskQuestion puts the next question to the groups. */
export interface AskQuestion {
  /** 2 … */
  question: number;
}

/** BeChampion offers to motivate peers for one agreement. The asker chooses the id. */
export interface BeChampion {
  champion: string;
  /** 22 characters, made and kept by the browser: the right to stop */
  key: string;
  proposal: string;
  /** 1 to 80 characters */
  name: string;
  /** up to 80 characters */
  profession: string;
}

/** CallBack calls everyone back in one minute. */
export interface CallBack {}

/** CancelWorkshop ends a workshop without a record. */
export interface CancelWorkshop {}

/** ChangePrompt replaces a question before its stage opens; empty words bring the template's back. */
export interface ChangePrompt {
  /** a key of Template.Prompts */
  prompt: string;
  language: Language;
  /** up to 200 characters */
  words: string;
}

/** ChooseAspect says what a card is mostly about. */
export interface ChooseAspect {
  card: string;
  aspect: Aspect;
}

/** ChooseThoughts says on which thoughts a card rests. */
export interface ChooseThoughts {
  card: string;
  thoughts: string[];
}

/** ChooseWay says what follows a proposal that was not agreed. */
export interface ChooseWay {
  proposal: string;
  way: Way;
  /** owner, forum or test, up to 200 characters */
  words: string;
  /** a calendar day, or "" */
  until: string;
}

/** CloseRound closes an open round and goes on to what follows its kind. */
export interface CloseRound {
  round: string;
}

/** CondenseWorry puts a worry into one line. */
export interface CondenseWorry {
  worry: string;
  /** up to 200 characters; empty: as it was written */
  words: string;
}

/** DateProposal says by when, and when to look again: calendar days, "2026-12-31". */
export interface DateProposal {
  proposal: string;
  by: string;
  lookAgain: string;
}

/** DiscardCard puts a card away that has not been heard; false brings it back. */
export interface DiscardCard {
  card: string;
  discarded: boolean;
}

/** DropRound ends an open round and shows nothing of it. */
export interface DropRound {
  round: string;
}

/** FinishRound says *I've finished* or *I've read them*, for those who wrote and those who did not. */
export interface FinishRound {
  round: string;
  pad?: string;
}

/** FinishTurn ends the turn of the seat that speaks. Its own seat, or a facilitator. */
export interface FinishTurn {
  /** id of the turns */
  turns: string;
  seat: number;
  /** "Pass": asked again at the end, once */
  passed?: boolean;
}

/** FormGroups makes that many groups, mixed by organisation; pinned seats stay. */
export interface FormGroups {
  groups: number;
  /** 1, 2, …: a higher number reshuffles */
  deal: number;
}

/** HearGroup shows a group's cards to the room. */
export interface HearGroup {
  group: number;
}

/** HoldClock stops the clock, not the pens; false lets it run on. */
export interface HoldClock {
  held: boolean;
}

/** KeepAside settles that a thought stays set aside. */
export interface KeepAside {
  thought: string;
}

/** Leave says *I have to go*: one fewer is here. What was sent stays. */
export interface Leave {}

/** LetIn lets everybody in who waits at the door now. */
export interface LetIn {}

/** MoveSeat puts a seat into a group. Seats are moved only while no round is open. */
export interface MoveSeat {
  seat: number;
  group: number;
}

/** OpenCard begins a card. The asker chooses its id (22 characters of base64url). */
export interface OpenCard {
  card: string;
  group: number;
}

/** PartAside is "aside/<thought>": the words of a thought that is set aside. */
export interface PartAside {
  words: string;
  reason: Reason;
  settled: boolean;
}

/** PartBalance is "balance": a question to the room, never in the record. */
export interface PartBalance {
  together: number;
  technology: number;
  conditions: number;
}

/** PartCard is "card/<id>" once heard (layer all), and "writing/<id>" before (layers of its group and of facilitators). */
export interface PartCard {
  group: number;
  /** only lines with words */
  lines: Partial<Record<Line, PartLine>>;
  thoughts: string[];
  aspect: Aspect;
  sent: boolean;
  /** round of thoughts it was made after */
  based: number;
  /** the newest round of thoughts, where it was made before that */
  before?: number;
  /** joined to this card */
  into?: string;
  /** cards joined to it */
  joined: string[];
  evidence: PartEvidence;
  ratings?: PartRatings;
  proposal?: string;
}

/** PartChampion is "champion/<id>". */
export interface PartChampion {
  proposal: string;
  name: string;
  profession: string;
}

/** PartCoverage is "coverage", once the reading has closed; none under five answers. */
export interface PartCoverage {
  /** people who read all thoughts to the end */
  read: number;
  /** who marked or finished */
  people: number;
}

/** PartEvidence counts what a card rests on, with the cards joined to it. */
export interface PartEvidence {
  thoughts: number;
  /** that brought it */
  groups: number;
  of: number;
}

/** PartGroup is one group. */
export interface PartGroup {
  group: number;
  seats: number[];
  pinned: number[];
  heard: boolean;
  /** sent to the room */
  cards: number;
}

/** PartGroups is "groups". */
export interface PartGroups {
  groups: PartGroup[];
  /** people are in their groups */
  sent: boolean;
  question: number;
  /** how often they were dealt */
  deal: number;
  /** the group being heard; 0: none */
  now: number;
}

/** PartLine is a line that several may edit. */
export interface PartLine {
  words: string;
  version: number;
}

/** PartMinuteLine is "line/<id>": one line of what the record will say. */
export interface PartMinuteLine {
  number: number;
  proposal: string;
  will: string;
  soThat: string;
  who: string;
  by: string;
  lookAgain: string;
  outcome: Outcome;
  /** -1: not known (yet) */
  tapped: number;
  settled: boolean;
  queried: boolean;
  standing: PartStanding[];
}

/** PartNext is "next": the one big button, whose label says what will happen. */
export interface PartNext {
  /** a command; "": nothing to press, the label says what is awaited */
  do: string;
  with: Record<string, unknown>;
  /** "next.<label>" in the words */
  label: string;
  facts: Record<string, unknown>;
  /** while too few have answered, With may carry "drop": true */
  drop?: boolean;
}

/** PartPen is "pen/<card or proposal>/<line>": words being typed. */
export interface PartPen {
  /** 0: a facilitator */
  seat: number;
  words: string;
}

/** PartPeople is "people", layer all, at most once a second. */
export interface PartPeople {
  /** as counted; once a round has closed, never fewer than have answered it */
  here: number;
  /** without a seat yet */
  newcomers: number;
  /** waiting at the door */
  knocking: number;
  /** with a seat, by seat */
  people: PartPerson[];
  /** a facilitator is on the line; false after 30 s without one */
  facilitated: boolean;
}

/** PartPerson is a seat, and who holds it as far as they say. */
export interface PartPerson {
  seat: number;
  /** first name; "": none given */
  name: string;
  /** 0: prefers not to say */
  organisation: number;
  present: boolean;
}

/** PartPlan is "plan": the agenda and its clock. */
export interface PartPlan {
  /** zero: not started */
  startedAt: string;
  /** of the workshop, as planned or re-planned */
  endsAt: string;
  stages: PlanStage[];
  /** seconds, before agreement; 0 once re-planned */
  break: number;
  /** that fit in the time */
  proposals: number;
  prompts: Record<string, Partial<Record<Language, string>>>;
}

/** PartProgress is "progress/<round>": one line for all, facilitator included. */
export interface PartProgress {
  /** "": too few to say; "some": Answered of Here; "enough"; "everyone" */
  line: string;
  /** rounded down to threes */
  answered: number;
  here: number;
}

/** PartProposal is "proposal/<id>". */
export interface PartProposal {
  card: string;
  /** 1, 2 … as taken forward */
  number: number;
  lines: Partial<Record<Line, PartLine>>;
  by: string;
  lookAgain: string;
  /** of the wording as it stands; 0: not asked yet */
  version: number;
  versions: PartVersion[];
  tallies: PartTally[];
  worries: PartWorry[];
  outcome: Outcome;
  way?: Way;
  wayWords?: string;
  wayUntil?: string;
  putBack?: boolean;
  /** the room works on it */
  now: boolean;
}

/** PartPulse is "pulse/<round>": totals of the three statements. */
export interface PartPulse {
  /** 1: at check-in, 2: at close */
  time: number;
  people: number;
  /** for each statement, how many chose 1..5; none under five answers */
  counts: number[][];
}

/** PartRatings is how a card was rated. */
export interface PartRatings {
  people: number;
  counts: number[];
  /** to one decimal */
  mean: number;
  /** at least a quarter at 1-2 and a quarter at 4-5 */
  wide: boolean;
}

/** PartRecord is "record": where it was published. The reading link comes from GET /links. */
export interface PartRecord {
  record: string;
  sha256: string;
}

/** PartRound is "round/<id>": one that is open or closing. */
export interface PartRound {
  kind: RoundKind;
  state: RoundState;
  time: number;
  /** bytes of every frame that carries an act of this kind, padded with "pad" */
  size: number;
  proposal?: string;
  version?: number;
  final?: boolean;
  earliest: string;
  /** fewer than five here: others may guess */
  few: boolean;
}

/** PartRule is "rule": the rule in this room's own numbers. */
export interface PartRule extends Rule {
  here: number;
  /** so many must answer */
  answer: number;
  /** so many of those here must at least live with it */
  half: number;
}

/** PartSpotlight is "spotlight". */
export interface PartSpotlight {
  on: string;
}

/** PartStage is "stage". */
export interface PartStage {
  stage: Stage;
  moment: Moment;
  /** 2: reopened */
  time: number;
  /** the question of this moment; {} where it has none */
  prompt: Partial<Record<Language, string>>;
  /** in groups: 1, 2 … */
  question?: number;
  /** of this workshop, in order, without those skipped */
  stages: Stage[];
}

/** PartStanding is a worry that stands: an objection with the answer "no". */
export interface PartStanding {
  answer: Answer;
  words: string;
}

/** PartTally is one round of answers. */
export interface PartTally {
  final: boolean;
  version: number;
  here: number;
  people: number;
  /** {} under five answers */
  counts: Partial<Record<Answer, number>>;
}

/** PartThought is "thought/<id>", or "checkin/<id>" for a written check-in. The map of parts has no order that tells anything: ids are fresh and random. */
export interface PartThought {
  /** "" while set aside */
  words: string;
  mark?: string;
  round: number;
  /** -1: not counted (yet) */
  matters: number;
  aside?: Reason;
  settled?: boolean;
  /** heard cards that rest on it */
  cards: string[];
}

/** PartTimer is "timer". It informs; people close stages. */
export interface PartTimer {
  /** zero: no planned end */
  endsAt: string;
  seconds: number;
  held: boolean;
  /** seconds, while held */
  left: number;
  /** someone would like more time */
  asked: boolean;
}

/** PartTurnList is one order of speaking. */
export interface PartTurnList {
  /** 0: the whole room */
  group: number;
  /** seat; 0: all have spoken */
  now: number;
  /** after Now, in order */
  waiting: number[];
  /** to be offered a turn at the end */
  passed: number[];
  done: number[];
  /** Now passed before */
  again: boolean;
}

/** PartTurns is "turns": the spoken round of this moment. */
export interface PartTurns {
  turns: string;
  kind: TurnsKind;
  seconds: number;
  lists: PartTurnList[];
}

/** PartVersion is one version of the words, as it was asked. */
export interface PartVersion {
  version: number;
  will: string;
  soThat: string;
}

/** PartWorkshop is "workshop". */
export interface PartWorkshop {
  topic: string;
  /** organisation n at index n-1 */
  organisations: string[];
  /** "" once doors are closed */
  code: string;
  minutes: number;
  people: number;
  place: Place;
  language: Language;
  names: boolean;
  quota: number;
  quoting: boolean;
  pulse: boolean;
  retentionDays: number;
  rule: Rule;
}

/** PartWorry is what was written with an answer. */
export interface PartWorry {
  worry: string;
  answer: Answer;
  final: boolean;
  words: string;
  condensed?: string;
  became?: Became;
  version?: number;
}

/** PartYou is "you": of one window alone. */
export interface PartYou {
  role: Role;
  seat: number;
  group: number;
  /** why there is no seat yet: "round" or "door" */
  waiting?: string;
  /** open rounds: whether this pass has answered or finished */
  answered: Record<string, boolean>;
}

/** PinSeat keeps a seat in its group through a reshuffle. */
export interface PinSeat {
  seat: number;
  pinned: boolean;
}

/** PlanStage is one row of the agenda. */
export interface PlanStage {
  stage: Stage;
  seconds: number;
  /** "done", "now", "next" */
  state: string;
  /** how often it was opened */
  times: number;
}

/** Publish ends the workshop and publishes version 1 of its record. */
export interface Publish {}

/** PutBack takes a proposal back that nobody has answered yet; false undoes it. */
export interface PutBack {
  proposal: string;
  back: boolean;
}

/** RateCards opens the rating of the cards heard. */
export interface RateCards {
  time: number;
}

/** Replan spreads the time left until EndsAt over the stages left, never from Close. */
export interface Replan {
  /** zero: the end as planned */
  endsAt: string;
}

/** Restore brings a thought back that was set aside. */
export interface Restore {
  thought: string;
}

export interface Rule {
  /** per cent of those here who must answer, 50 to 100 */
  answered: number;
  /** per cent of answers 1 to 5 that must be 3 or more, 50 to 100 */
  support: number;
}

/** SameAs joins a card to another; Into "" parts them again. */
export interface SameAs {
  card: string;
  into: string;
}

/** SaveLine puts words into one line of a card. */
export interface SaveLine {
  card: string;
  line: Line;
  /** up to 280 characters */
  words: string;
  /** the version the writing began from; refused "line_changed" if it is older */
  from?: number;
}

/** SendAnswer answers a proposal. */
export interface SendAnswer {
  round: string;
  version: number;
  answer: Answer;
  /** up to 500 characters; not empty for No */
  why?: string;
  pad?: string;
}

/** SendCard says that a card is ready for the room; false takes it back while its group has not been heard. */
export interface SendCard {
  card: string;
  sent: boolean;
}

/** SendCheckIn answers a written check-in. */
export interface SendCheckIn {
  round: string;
  version: number;
  /** 1 to 280 characters */
  words: string;
  pad?: string;
}

/** SendLines checks the lines: empty says *Looks right*. */
export interface SendLines {
  round: string;
  version: number;
  /** ids of lines that do not look right */
  tapped: string[];
  pad?: string;
}

/** SendMarks says which thoughts matter: the whole choice each time. */
export interface SendMarks {
  round: string;
  version: number;
  thoughts: string[];
  finished?: boolean;
  pad?: string;
}

/** SendPulse answers the three statements. */
export interface SendPulse {
  round: string;
  version: number;
  /** three, 1 (not at all) to 5 (fully); 0: left out */
  answers: number[];
  pad?: string;
}

/** SendRatings rates cards: the whole choice each time. */
export interface SendRatings {
  round: string;
  version: number;
  /** card id to 1..5; a card left out is not rated */
  ratings: Record<string, number>;
  pad?: string;
}

/** SendThought sends or replaces one thought. Up to Settings.Quota keys a person. */
export interface SendThought {
  round: string;
  /** 22 characters, made and kept by the browser: the right to edit */
  key: string;
  /** 1, 2, …, counted by the browser; the highest is kept */
  version: number;
  /** 1 to 280 characters */
  words: string;
  /** may be quoted in the record; only where Settings.Quoting */
  quote?: boolean;
  /** makes every act of the kind one size */
  pad?: string;
}

/** SendToGroups shows everyone their group and the first question. */
export interface SendToGroups {}

/** SetAside takes a thought off every screen at once. Anyone, twice a thought at most; a facilitator always. The press carries no seat. */
export interface SetAside {
  thought: string;
  reason: Reason;
}

/** SetHere says how many are here, after somebody has gone. */
export interface SetHere {
  here: number;
}

/** SetTimer sets the end of the planned time; it closes nothing when it comes. */
export interface SetTimer {
  endsAt: string;
}

/** SettleAloud records what a room of fewer than five agreed by voice. */
export interface SettleAloud {
  proposal: string;
  agreed: boolean;
}

/** SettleLine settles a tapped line: fine after all, or queried in the room. */
export interface SettleLine {
  line: string;
  queried: boolean;
}

/** SettleWorry says what became of a worry. */
export interface SettleWorry {
  worry: string;
  became: Became;
}

/** ShowLines opens the check of the lines, and the pulse where it is on. */
export interface ShowLines {
  time: number;
}

/** Spotlight puts one thought, card or proposal on every screen; "" takes it off. */
export interface Spotlight {
  /** "thought/<id>", "card/<id>", "proposal/<id>" or "" */
  on: string;
}

/** StartStage goes on to a stage, or back to one as a new time of it (Again). Open rounds of the stage that is left are closed, or dropped where Drop is set. */
export interface StartStage {
  stage: Stage;
  /** 1: the first time this stage is open, 2: reopened … */
  time: number;
  /** hold the clock: it starts paused */
  hold?: boolean;
  /** drop what too few have answered */
  drop?: boolean;
}

/** StartTurns begins a spoken round: kind "checkIn" or "oneThing". */
export interface StartTurns {
  kind: TurnsKind;
  time: number;
  /** drop the marks where too few have answered */
  drop?: boolean;
}

/** StopChampion takes the offer back: whoever has its key, or a facilitator. */
export interface StopChampion {
  champion: string;
  key?: string;
}

/** SwapSeats puts each of two seats into the other's group. */
export interface SwapSeats {
  one: number;
  other: number;
  /** where One is to be afterwards */
  oneGroup: number;
  /** where Other is to be afterwards */
  otherGroup: number;
}

/** TakeForward begins a proposal from a card. The asker chooses the id. */
export interface TakeForward {
  card: string;
  proposal: string;
}

/** TrySend is the lobby's word to try Send with: answered and thrown away. */
export interface TrySend {
  /** up to 280 characters */
  words: string;
}

/** TypeWords shows words while they are typed, to those who may edit the line. It is never written; whoever types holds the line's pen until 10 s of silence. */
export interface TypeWords {
  /** "card/<id>" or "proposal/<id>" */
  on: string;
  line: Line;
  words: string;
}

/** WithdrawThought takes a thought out of an open round. */
export interface WithdrawThought {
  round: string;
  key: string;
  version: number;
  pad?: string;
}

/** WordProposal puts words into one line of a proposal. */
export interface WordProposal {
  proposal: string;
  line: Line;
  /** up to 280 characters */
  words: string;
  from?: number;
}

/** What a browser may ask for: {"do": name, "with": fields}. */
export interface Commands {
  ask_for_answers: AskForAnswers;
  ask_for_time: AskForTime;
  ask_question: AskQuestion;
  be_champion: BeChampion;
  call_back: CallBack;
  cancel_workshop: CancelWorkshop;
  change_prompt: ChangePrompt;
  choose_aspect: ChooseAspect;
  choose_thoughts: ChooseThoughts;
  choose_way: ChooseWay;
  close_round: CloseRound;
  condense_worry: CondenseWorry;
  date_proposal: DateProposal;
  discard_card: DiscardCard;
  drop_round: DropRound;
  finish_round: FinishRound;
  finish_turn: FinishTurn;
  form_groups: FormGroups;
  hear_group: HearGroup;
  hold_clock: HoldClock;
  keep_aside: KeepAside;
  leave: Leave;
  let_in: LetIn;
  move_seat: MoveSeat;
  open_card: OpenCard;
  pin_seat: PinSeat;
  publish: Publish;
  put_back: PutBack;
  rate_cards: RateCards;
  replan: Replan;
  restore: Restore;
  same_as: SameAs;
  save_line: SaveLine;
  send_answer: SendAnswer;
  send_card: SendCard;
  send_check_in: SendCheckIn;
  send_lines: SendLines;
  send_marks: SendMarks;
  send_pulse: SendPulse;
  send_ratings: SendRatings;
  send_thought: SendThought;
  send_to_groups: SendToGroups;
  set_aside: SetAside;
  set_here: SetHere;
  set_timer: SetTimer;
  settle_aloud: SettleAloud;
  settle_line: SettleLine;
  settle_worry: SettleWorry;
  show_lines: ShowLines;
  spotlight: Spotlight;
  start_stage: StartStage;
  start_turns: StartTurns;
  stop_champion: StopChampion;
  swap_seats: SwapSeats;
  take_forward: TakeForward;
  try_send: TrySend;
  type_words: TypeWords;
  withdraw_thought: WithdrawThought;
  word_proposal: WordProposal;
}
