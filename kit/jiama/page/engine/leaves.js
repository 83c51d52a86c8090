/** The grassroots units of an ensemble: they execute, report and are held to account. */

import { leafQuantities } from "./model.json";
import * as account from "./phases/account.js";
import * as adapt from "./phases/adapt.js";
import * as execute from "./phases/execute.js";
import { rankIncentive } from "./phases/policy.js";
import * as report from "./phases/report.js";
import { bell, ndtr, ndtrOf } from "./special.js";

const TINY = 1e-300;

export class Leaves {
  /** Start with full morale and trust, expecting a score of the centre's goal. */
  constructor(s, k, p, tree, draws) {
    const [, runs, leaves] = draws.shape;
    Object.assign(this, { s, k, p, draws, runs, leaves });
    const pull = (peers) => (k.rivals ? rankIncentive(peers, k.rivals) : 1);
    this.prize = Float64Array.from(tree.leafPeers, (peers) => p.prize * pull(peers));
    const size = runs * leaves;
    this.expected = new Float64Array(size).fill(s.goal);
    this.morale = new Float64Array(size).fill(1);
    this.trust = new Float64Array(size).fill(1);
    this.fear = new Float64Array(size);
    /** Results of one run, leaf by leaf, by quantity. */
    this.results = {};
    for (const name of leafQuantities) this.results[name] = new Float64Array(leaves);
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
      this._run(t, run, between, persons);
      note(run, this.results);
    }
  }

  _run(t, run, { leafTarget, leafHeed, leafPressure }, persons) {
    const { s, k, p, draws, leaves, expected, morale, trust, fear, reported, wrongful } = this;
    const { satisfaction_weight: weight, coverage, strictness, remedy } = s;
    const { noise, exemptBeyond, exemptWithin, burden, workNeed, serviceNeed } = p;
    const { penalty, service: ownService, accuracy, inspections } = p;
    const { prize, possible } = this;
    const { load, work, service, paperwork, effort, falsification, gap, value, idle, waste } =
      this.results;
    const { sanctioned, detected, actual, short, ...noted } = this.results;
    const country = draws.common[t * this.runs + run];
    const chance = (t * this.runs + run) * leaves;
    const first = run * leaves;

    for (let leaf = 0; leaf < leaves; leaf++) {
      const at = first + leaf;
      const target = leafTarget[at];
      const heeded = leafHeed ? target * leafHeed[at] : target;
      const detection = leafPressure
        ? report.sheltered(p.detection, s.shelter, s.outlook, leafPressure[at])
        : p.detection;
      const person = persons ? persons[leaf] : undefined;
      const spirit = morale[at];
      const dread = fear[at];

      const capacity = spirit * (1 - burden);
      const diligent = execute.diligentScore(capacity, k.need);
      const margin = target - diligent;
      const z = (heeded - expected[at]) * (1 / noise);
      const bellOfZ = bell(z);
      const risk = ndtrOf(z, bellOfZ);
      const beyondShare = execute.beyondShare(ndtr((heeded - diligent) * (1 / noise)), risk);
      const stakes = execute.stakes(penalty, dread, beyondShare, exemptBeyond, exemptWithin);
      const drive = stakes * risk + prize[leaf];
      const loss = stakes * execute.expectedShortfall(z, bellOfZ, risk, noise);

      const workWorth = execute.workWorth(drive, weight, coverage, ownService);
      const serviceWorth = execute.serviceWorth(drive, weight, coverage, ownService);
      const recordWorth = execute.recordWorth(k.shield, accuracy, loss, k.form, inspections);
      const workPull = execute.pull(workWorth, workNeed);
      const servicePull = execute.pull(serviceWorth, serviceNeed);
      const recordPull = execute.pull(recordWorth, k.record);
      const pulls = workPull + servicePull + recordPull;
      let spent = execute.effort(pulls, capacity);
      const perPull = execute.perPull(pulls);
      let perEffort = 1 / Math.max(spent, TINY);
      let workShare = workPull * perPull;
      let serviceShare = servicePull * perPull;
      let recordShare = recordPull * perPull;
      let worked = execute.delivery(workWorth, workNeed, capacity, perEffort);
      let served = execute.delivery(serviceWorth, serviceNeed, capacity, perEffort);
      let records = execute.delivery(recordWorth, k.record, capacity, perEffort);
      let falsified = execute.falsification(drive, weight, detection, k.stake, k.fake);
      if (person && person.decidesTimes) {
        const workTime = person.work === null ? workShare * spent : person.work;
        const serviceTime = person.service === null ? serviceShare * spent : person.service;
        const recordTime = person.paperwork === null ? recordShare * spent : person.paperwork;
        spent = workTime + serviceTime + recordTime;
        perEffort = 1 / Math.max(spent, TINY);
        const whole = spent > 0 ? spent : 1;
        workShare = workTime / whole;
        serviceShare = serviceTime / whole;
        recordShare = recordTime / whole;
        if (workNeed > 0) worked = Math.sqrt(workTime / workNeed);
        if (serviceNeed > 0) served = Math.sqrt(serviceTime / serviceNeed);
        records = Math.sqrt(recordTime / k.record);
      }

      const shock = report.shock(noise, k.common, country, draws.shock[chance + leaf]);
      const truth = report.actualScore(worked, served, weight, coverage, shock);
      const reports = person !== undefined && person.report !== null;
      if (reports) falsified = Math.max(person.report - truth, 0) / (1 - weight);
      const found = report.detected(draws.detect[chance + leaf], detection, falsified, k.sure_find);
      let hidden = report.gap(found, weight, falsified);
      if (reports) hidden = found ? 0 : person.report - truth;
      const told = truth + hidden;

      const beyond = shock < margin;
      const covered = account.cover(k.shield, accuracy, records);
      const probability = account.sanctionProbability(
        strictness, beyond, exemptBeyond, exemptWithin, covered,
      );
      const fellShort = told < target;
      const punished = account.sanctioned(
        fellShort, found, draws.punish[chance + leaf], probability, strictness,
      );
      const wronged = account.wrongful(
        punished, beyond, found, draws.appeal[chance + leaf], remedy,
      ) ? 1 : 0;

      const got = Math.min(worked, 1) * coverage + Math.min(served, 1) * (1 - coverage);
      const trusting = adapt.trust(trust[at], got, Math.max(hidden, 0), k.trust_speed);
      const idled = Math.max(workShare - perEffort * workNeed, 0);
      const lost = (recordShare + idled) * spent + burden;

      load[leaf] = target / diligent;
      work[leaf] = workShare;
      service[leaf] = serviceShare;
      paperwork[leaf] = recordShare;
      effort[leaf] = spent;
      falsification[leaf] = falsified;
      gap[leaf] = hidden;
      value[leaf] = got;
      idle[leaf] = idled;
      waste[leaf] = lost / Math.max(spent + burden, TINY);
      sanctioned[leaf] = punished ? 1 : 0;
      noted.wrongful[leaf] = wronged;
      detected[leaf] = found ? 1 : 0;
      noted.morale[leaf] = spirit;
      noted.trust[leaf] = trusting;
      actual[leaf] = truth;
      noted.reported[leaf] = told;
      short[leaf] = fellShort ? 1 : 0;
      noted.fear[leaf] = dread;

      reported[at] = told;
      wrongful[at] = wronged;
      if (possible) possible[at] = diligent + shock;
      trust[at] = trusting;
      fear[at] = adapt.fear(dread, wronged, k.memory);
      expected[at] = adapt.learned(expected[at], told, k.learn);
      morale[at] = adapt.morale(
        spirit, spent, burden, wronged, k.rest, k.overtime, k.blow, k.morale_floor,
      );
    }
  }
}
