/**
 * The grassroots units of an ensemble: they execute, report and are held to account.
 *
 * A loop over the leaves of one run for each step keeps its numbers in the processor's cache, and
 * is short enough for a browser to put the rules it calls in their places.
 */

import { leafQuantities } from "./model.json";
import * as account from "./phases/account.js";
import * as adapt from "./phases/adapt.js";
import * as execute from "./phases/execute.js";
import { rankIncentive } from "./phases/policy.js";
import * as report from "./phases/report.js";
import { bell, ndtr, ndtrOf } from "./special.js";

const TINY = 1e-300;
const PASSING = [
  "target", "diligent", "margin", "drive", "loss", "detection", "worked", "served", "records",
  "shock",
];

function arrays(names, length) {
  const made = {};
  for (const name of names) made[name] = new Float64Array(length);
  return made;
}

export class Leaves {
  /** Start with full morale and trust, expecting a score of the centre's goal. */
  constructor(s, k, p, tree, draws) {
    const [, runs, leaves] = draws.shape;
    Object.assign(this, { s, k, p, draws, runs, leaves });
    const size = runs * leaves;
    this.expected = new Float64Array(size).fill(s.goal);
    this.morale = new Float64Array(size).fill(1);
    this.trust = new Float64Array(size).fill(1);
    this.fear = new Float64Array(size);
    const pull = (peers) => (k.rivals ? rankIncentive(peers, k.rivals) : 1);
    this.prize = Float64Array.from(tree.leafPeers, (peers) => p.prize * pull(peers));
    /** Results of one run, leaf by leaf, by quantity; and what its steps hand each other. */
    this.results = arrays(leafQuantities, leaves);
    this.passing = arrays(PASSING, leaves);
    /** Leaf by leaf, run by run. */
    this.reported = new Float64Array(size);
    this.wrongful = new Float64Array(size);
    /** What diligent units would have scored, where superiors answer for them. */
    this.possible = s.answerable ? new Float64Array(size) : null;
  }

  /**
   * Run phases 2 to 4 and the leaves' part of 5.
   *
   * @param {number} t the cycle
   * @param {Between} between what phase 1 handed down
   * @param {Decisions|null} decisions what persons decide at the grassroots
   * @param {function} note called after each run with its number and `results`
   */
  cycle(t, between, decisions, note) {
    const persons = decisions && decisions.leaves;
    for (let run = 0; run < this.runs; run++) {
      const first = run * this.leaves;
      const chance = (t * this.runs + run) * this.leaves;
      this._expect(first, between);
      this._spend(first);
      if (persons) this._spendAsTold(persons);
      this._happen(chance, this.draws.common[t * this.runs + run]);
      this._tell(chance, persons);
      this._answer(first, chance);
      this._adapt(first);
      note(run, this.results);
    }
  }

  /** Phase 2: what falling short would cost, and what delivery is worth. */
  _expect(first, { leafTarget, leafHeed, leafPressure }) {
    const { s, k, p, prize, expected, morale, fear } = this;
    const { noise, penalty, exemptBeyond, exemptWithin } = p;
    const { target, diligent, margin, drive, loss, detection } = this.passing;
    const { load } = this.results;
    const rested = 1 - p.burden;
    const perNoise = 1 / noise;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const at = first + leaf;
      const asked = leafTarget[at];
      const heeded = leafHeed ? asked * leafHeed[at] : asked;
      const able = execute.diligentScore(morale[at] * rested, k.need);
      const z = (heeded - expected[at]) * perNoise;
      const bellOfZ = bell(z);
      const risk = ndtrOf(z, bellOfZ);
      const beyond = execute.beyondShare(ndtr((heeded - able) * perNoise), risk);
      const stakes = execute.stakes(penalty, fear[at], beyond, exemptBeyond, exemptWithin);
      target[leaf] = asked;
      diligent[leaf] = able;
      margin[leaf] = asked - able;
      drive[leaf] = stakes * risk + prize[leaf];
      loss[leaf] = stakes * execute.expectedShortfall(z, bellOfZ, risk, noise);
      load[leaf] = asked / able;
      detection[leaf] = leafPressure
        ? report.sheltered(p.detection, s.shelter, s.outlook, leafPressure[at])
        : p.detection;
    }
  }

  /** Phase 2: how time is spent, and what is delivered and falsified. */
  _spend(first) {
    const { s, k, p, morale } = this;
    const { satisfaction_weight: weight, coverage } = s;
    const { drive, loss, detection, worked, served, records } = this.passing;
    const { work, service, paperwork, effort, falsification } = this.results;
    const { accuracy, inspections, workNeed, serviceNeed } = p;
    const rested = 1 - p.burden;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const capacity = morale[first + leaf] * rested;
      const workWorth = execute.workWorth(drive[leaf], weight, coverage, p.service);
      const serviceWorth = execute.serviceWorth(drive[leaf], weight, coverage, p.service);
      const recordWorth = execute.recordWorth(k.shield, accuracy, loss[leaf], k.form, inspections);
      const workPull = execute.pull(workWorth, workNeed);
      const servicePull = execute.pull(serviceWorth, serviceNeed);
      const recordPull = execute.pull(recordWorth, k.record);
      const pulls = workPull + servicePull + recordPull;
      const spent = execute.effort(pulls, capacity);
      const reach = execute.reach(capacity, 1 / Math.max(spent, TINY));
      const perPull = execute.perPull(pulls);
      effort[leaf] = spent;
      work[leaf] = workPull * perPull;
      service[leaf] = servicePull * perPull;
      paperwork[leaf] = recordPull * perPull;
      worked[leaf] = execute.delivery(workWorth, workNeed, reach);
      served[leaf] = execute.delivery(serviceWorth, serviceNeed, reach);
      records[leaf] = execute.delivery(recordWorth, k.record, reach);
      falsification[leaf] = execute.falsification(
        drive[leaf], weight, detection[leaf], k.stake, k.fake,
      );
    }
  }

  /** Times that persons chose, in the place of the model's. */
  _spendAsTold(persons) {
    const { worked, served, records } = this.passing;
    const { work, service, paperwork, effort } = this.results;
    const tasks = [
      ["work", work, worked, this.p.workNeed],
      ["service", service, served, this.p.serviceNeed],
      ["paperwork", paperwork, records, this.k.record],
    ];
    for (const leaf of Object.keys(persons)) {
      const person = persons[leaf];
      if (!person.decidesTimes) continue;
      const times = tasks.map(([task, share]) =>
        person[task] === null ? share[leaf] * effort[leaf] : person[task],
      );
      const total = times[0] + times[1] + times[2];
      effort[leaf] = total;
      tasks.forEach(([, share, delivered, need], task) => {
        share[leaf] = times[task] / (total > 0 ? total : 1);
        if (need > 0) delivered[leaf] = Math.sqrt(times[task] / need);
      });
    }
  }

  /** Phase 3: what luck makes of it. */
  _happen(chance, country) {
    const { s, k, p, draws } = this;
    const { worked, served, shock } = this.passing;
    const { actual } = this.results;
    const { satisfaction_weight: weight, coverage } = s;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      shock[leaf] = report.shock(p.noise, k.common, country, draws.shock[chance + leaf]);
      actual[leaf] = report.actualScore(worked[leaf], served[leaf], weight, coverage, shock[leaf]);
    }
  }

  /** Phase 3: what is found out, and what is reported. */
  _tell(chance, persons) {
    const { s, k, draws } = this;
    const { detection } = this.passing;
    const { actual, falsification, gap, detected, reported } = this.results;
    const weight = s.satisfaction_weight;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const told = persons && persons[leaf] ? persons[leaf].report : null;
      if (told !== null) falsification[leaf] = Math.max(told - actual[leaf], 0) / (1 - weight);
      const luck = draws.detect[chance + leaf];
      const found = report.detected(luck, detection[leaf], falsification[leaf], k.sure_find);
      detected[leaf] = found ? 1 : 0;
      gap[leaf] = report.gap(found, weight, falsification[leaf]);
      if (told !== null && !found) gap[leaf] = told - actual[leaf];
      reported[leaf] = actual[leaf] + gap[leaf];
    }
  }

  /** Phase 4: who fell short, who is sanctioned, who wrongly. */
  _answer(first, chance) {
    const { s, k, p, draws, possible } = this;
    const { strictness, remedy } = s;
    const { accuracy, exemptBeyond, exemptWithin } = p;
    const { target, diligent, margin, records, shock } = this.passing;
    const { reported, detected, short, sanctioned, wrongful } = this.results;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const beyond = shock[leaf] < margin[leaf];
      const found = detected[leaf] === 1;
      const fellShort = reported[leaf] < target[leaf];
      const cover = account.cover(k.shield, accuracy, records[leaf]);
      const odds = account.sanctionProbability(
        strictness, beyond, exemptBeyond, exemptWithin, cover,
      );
      const luck = draws.punish[chance + leaf];
      const punished = account.sanctioned(fellShort, found, luck, odds, strictness);
      const appeal = draws.appeal[chance + leaf];
      short[leaf] = fellShort ? 1 : 0;
      sanctioned[leaf] = punished ? 1 : 0;
      wrongful[leaf] = account.wrongful(punished, beyond, found, appeal, remedy) ? 1 : 0;
      if (possible) possible[first + leaf] = diligent[leaf] + shock[leaf];
    }
    this.reported.set(reported, first);
    this.wrongful.set(wrongful, first);
  }

  /** Phase 5: what residents got, where time went, and what is carried into the next cycle. */
  _adapt(first) {
    const { s, k, p, expected, morale, trust, fear, results } = this;
    const { worked, served } = this.passing;
    const { work, paperwork, effort, gap, value, idle, waste, wrongful, reported } = results;
    const { coverage } = s;
    const { burden, workNeed } = p;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const at = first + leaf;
      const spent = effort[leaf];
      const perEffort = 1 / Math.max(spent, TINY);
      const got = Math.min(worked[leaf], 1) * coverage + Math.min(served[leaf], 1) * (1 - coverage);
      const idled = Math.max(work[leaf] - perEffort * workNeed, 0);
      const lost = (paperwork[leaf] + idled) * spent + burden;
      value[leaf] = got;
      idle[leaf] = idled;
      waste[leaf] = lost / Math.max(spent + burden, TINY);
      results.morale[leaf] = morale[at];
      results.fear[leaf] = fear[at];
      trust[at] = adapt.trust(trust[at], got, Math.max(gap[leaf], 0), k.trust_speed);
      results.trust[leaf] = trust[at];
      fear[at] = adapt.fear(fear[at], wrongful[leaf], k.memory);
      expected[at] = adapt.learned(expected[at], reported[leaf], k.learn);
      morale[at] = adapt.morale(
        morale[at], spent, burden, wrongful[leaf], k.rest, k.overtime, k.blow, k.morale_floor,
      );
    }
  }
}
